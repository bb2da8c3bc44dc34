package dev.handfast.handshake.client12;

import dev.handfast.config.ClientConfig;
import dev.handfast.crypto.Secret;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.handshake.SentHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Keys12;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;
import dev.handfast.message.ServerHello;
import dev.handfast.wire.Bytes;

/**
 * What stays the same from the ServerHello to the end of the handshake.
 *
 * @param hello what was offered
 * @param answer what the server made of it
 */
record Parameters12(
        ClientConfig config,
        ExpectedPeer peer,
        ClientHello hello,
        ServerHello answer,
        ProtocolVersion version,
        Transcript transcript) {

    CipherSuite suite() {
        return answer.suite();
    }

    /** Whether the master secret is bound to the whole handshake (RFC 7627). */
    boolean extendsMasterSecret() {
        return agreesTo(ExtensionType.EXTENDED_MASTER_SECRET);
    }

    /** Whether the server will send a ticket (RFC 5077, Section 3.2). */
    boolean awaitsTicket() {
        return agreesTo(ExtensionType.SESSION_TICKET);
    }

    /** Whether the server may send the status of its certificate (RFC 6066, Section 8). */
    boolean awaitsStatus() {
        return agreesTo(ExtensionType.STATUS_REQUEST);
    }

    /** The keys that follow from the premaster secret, which stays the caller's, and all messages so far. */
    Keys12 keys(Secret premaster) {
        CipherSuite suite = suite();
        return extendsMasterSecret()
                ? Keys12.extended(
                        schedule(),
                        suite,
                        premaster,
                        transcript.hashWith(suite.hash(), Bytes.EMPTY),
                        hello.random(),
                        answer.random())
                : Keys12.plain(schedule(), suite, premaster, hello.random(), answer.random());
    }

    /** The keys that follow from the master secret of a session, which changes hands. */
    Keys12 keysOf(Secret masterSecret) {
        return Keys12.resumed(schedule(), suite(), masterSecret, hello.random(), answer.random());
    }

    private Schedule schedule() {
        return SentHello.schedule(config, hello);
    }

    private boolean agreesTo(ExtensionType type) {
        return answer.extensions().contains(type);
    }
}
