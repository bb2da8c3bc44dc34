package dev.handfast.cli.report;

import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.SignatureScheme;

/** What a handshake has chosen, in words. */
final class Chosen {

    private Chosen() {}

    /** The scheme that the peer signed with, or that we did when it did not; empty when nobody signed. */
    static String signature(ConnectionInfo info) {
        return info.peerScheme()
                .or(info::ownScheme)
                .map(SignatureScheme::toString)
                .orElse("");
    }
}
