package dev.handfast.cli.net;

import dev.handfast.TlsConnection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The end of a connection that has nothing more to say. */
public final class Farewell {

    private static final int CHUNK = 1 << 12;

    private Farewell() {}

    /**
     * Says close_notify, and drops what the peer still sends until it does the same or the time is over.
     *
     * <p>Closing a socket with unread bytes resets the connection, which could take away from the peer what it has not read
     * yet; and a client that does not read gets no tickets.
     */
    public static void say(TlsConnection connection, TimedTransport transport, Duration patience) throws IOException {
        connection.shutdownOutput();
        transport.limit(Deadline.in(patience));
        try {
            InputStream in = connection.inputStream();
            byte[] unwanted = new byte[CHUNK];
            int count;
            do {
                count = in.read(unwanted);
            } while (count >= 0);
        } catch (IOException e) {
            return; // everything was said; how the peer leaves is its own affair
        }
    }
}
