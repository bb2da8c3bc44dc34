package dev.handfast.testkit;

import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.EngineEvent;
import java.security.cert.X509Certificate;
import java.util.List;

/** Events in words that two runs have in common, because they hold neither keys nor randomness. */
final class EventText {

    private EventText() {}

    static String of(EngineEvent event) {
        if (event instanceof EngineEvent.Question<?> question) {
            return "Question[" + question.decision().getClass().getSimpleName() + "]";
        }
        if (event instanceof EngineEvent.Connected connected) {
            return "Connected[" + of(connected.info()) + "]";
        }
        // The size of a signature depends on randomness that no seed rules.
        if (event instanceof EngineEvent.MessageSent message) {
            return "MessageSent[" + message.type() + "]";
        }
        if (event instanceof EngineEvent.MessageReceived message) {
            return "MessageReceived[" + message.type() + "]";
        }
        return event.toString();
    }

    private static String of(ConnectionInfo info) {
        return String.join(
                ", ",
                info.version().toString(),
                info.suite().toString(),
                "group " + info.group(),
                "own " + info.ownScheme() + subjects(info.ownChain()),
                "peer " + info.peerScheme() + subjects(info.peerChain()),
                "protocol \"" + info.applicationProtocol() + "\"",
                "server name \"" + info.serverName() + "\"",
                "verdict " + info.verdict(),
                "retried " + info.retried(),
                "resumed " + info.resumed(),
                "psk \"" + info.pskIdentity() + "\"");
    }

    private static List<String> subjects(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .toList();
    }
}
