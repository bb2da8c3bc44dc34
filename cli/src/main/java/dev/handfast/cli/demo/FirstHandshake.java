package dev.handfast.cli.demo;

import static dev.handfast.cli.demo.Scene.require;

import dev.handfast.cli.report.Settled;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.EngineEvent;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A handshake, message by message, as the client sees it. */
final class FirstHandshake implements Scene.Plot {

    @Override
    public List<String> play(Stage stage) throws IOException {
        List<String> messages = Collections.synchronizedList(new ArrayList<>());
        ConnectionInfo info = stage.meet(
                stage.server().build(),
                (connection, socket) -> connection.inputStream().read(),
                stage.client().traceMessages(true).build(),
                "localhost",
                event -> note(event, messages),
                (connection, socket) -> connection.info().orElseThrow());
        require(info.version().equals(ProtocolVersion.TLS_1_3), "they speak " + info.version());
        require(info.verdict().flags().isEmpty(), "the certificate has flaws: " + info.verdict());
        List<String> lines = new ArrayList<>(messages);
        lines.add("");
        Settled.of(info, "").stream()
                .filter(entry -> !entry.text().equals("none") && !entry.text().equals("no"))
                .forEach(entry -> lines.add(String.format("%-10s %s", entry.label(), entry.text())));
        return lines;
    }

    private static void note(EngineEvent event, List<String> messages) {
        if (event instanceof EngineEvent.MessageSent sent) {
            messages.add(line("-->", sent.type(), sent.size(), true));
        } else if (event instanceof EngineEvent.MessageReceived received) {
            messages.add(line("<--", received.type(), received.size(), false));
        }
    }

    private static String line(String arrow, HandshakeType type, int size, boolean sent) {
        return String.format("%s %-21s %4d bytes  %s", arrow, type, size, meaning(type, sent));
    }

    private static String meaning(HandshakeType type, boolean sent) {
        return switch (type) {
            case CLIENT_HELLO -> "what I can do, and a key share";
            case SERVER_HELLO -> "what we do, and mine";
            case ENCRYPTED_EXTENSIONS -> "from here on, nobody listens in";
            case CERTIFICATE -> "who I am, says the authority";
            case CERTIFICATE_VERIFY -> "my signature, to prove it";
            case NEW_SESSION_TICKET -> "for a shorter way next time";
            case FINISHED -> sent ? "so do you: data may flow" : "you have heard all that I said";
            default -> "";
        };
    }
}
