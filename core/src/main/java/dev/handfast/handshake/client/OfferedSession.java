package dev.handfast.handshake.client;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.config.SessionFacts;
import dev.handfast.iana.ProtocolVersion;
import java.util.List;
import java.util.Optional;

/** The session of a cache, sorted by the version that can resume it. */
final class OfferedSession {

    private OfferedSession() {}

    /** The session, if it is one of TLS 1.3. */
    static List<ClientSession> of13(Optional<ClientSession> session) {
        return session.filter(OfferedSession::isOf13).stream().toList();
    }

    /** The session, if it is one of TLS 1.2 and can be offered; if it cannot, it is closed. */
    static List<ClientSession> of12(ClientConfig config, Optional<ClientSession> session) {
        Optional<ClientSession> old = session.filter(some -> !isOf13(some));
        old.filter(some -> !isUsable(config, some)).ifPresent(ClientSession::close);
        return old.filter(some -> isUsable(config, some)).stream().toList();
    }

    private static boolean isOf13(ClientSession session) {
        return session.facts().version().isAtLeast(ProtocolVersion.TLS_1_3);
    }

    private static boolean isUsable(ClientConfig config, ClientSession session) {
        SessionFacts facts = session.facts();
        return session.ticket().length <= ClientSession.LARGEST_TICKET
                && config.policy().versions().contains(facts.version())
                && config.policy().suitesFor(facts.version()).contains(facts.suite())
                && facts.isFresh(config.time().instant())
                && OfferedPsks.restsOnSomethingKnown(config, facts);
    }
}
