package dev.handfast.cli.starttls;

import dev.handfast.Transport;
import dev.handfast.cli.basis.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Plain words with a server; reads byte by byte, so that nothing of what follows is taken away. */
final class PlainTalk {

    private static final int MOST_BYTES = 1 << 16;

    private final Transport transport;
    private final StartTls protocol;
    private int received;

    PlainTalk(Transport transport, StartTls protocol) {
        this.transport = transport;
        this.protocol = protocol;
    }

    void send(byte[] bytes) throws IOException {
        transport.write(bytes, 0, bytes.length);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next byte, 0 to 255. */
    int read() throws IOException {
        byte[] one = new byte[1];
        if (transport.read(one, 0, 1) < 0) {
            throw refusal("the server closed the connection");
        }
        if (++received > MOST_BYTES) {
            throw refusal("the server talks and talks");
        }
        return one[0] & 0xff;
    }

    /** The next line, without its end. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = read(); next != '\n'; next = read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** Everything up to and with this end. */
    String until(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            text.append((char) read());
        }
        return text.toString();
    }

    RefusedException refusal(String what) {
        return new RefusedException(
                "no TLS by way of " + protocol + ": " + what,
                "Check that the port is one of " + protocol + " without TLS from the start; for one with, leave"
                        + " --starttls out.");
    }
}
