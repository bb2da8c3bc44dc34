package dev.handfast.cli.net;

import dev.handfast.DtlsConnection;
import dev.handfast.cli.basis.TimedOutException;
import dev.handfast.cli.basis.UnfinishedException;
import dev.handfast.fault.TruncatedException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The handshake of a connection over datagrams, within its time. */
public final class DatagramHandshake {

    /** As good as for ever. */
    private static final Duration ANY_TIME = Duration.ofDays(365);

    private DatagramHandshake() {}

    /** The time that a connection is given: what was asked for, or what is as good as for ever where that is zero. */
    public static Duration time(Duration asked) {
        return asked.isZero() ? ANY_TIME : asked;
    }

    /**
     * Does it.
     *
     * @param asked the time for it; zero for any time
     * @throws TimedOutException when the time is over
     * @throws UnfinishedException when the peer leaves meanwhile
     */
    public static void perform(DtlsConnection connection, Duration asked) throws IOException {
        try {
            connection.handshakeTime(time(asked)).handshake();
        } catch (SocketTimeoutException e) {
            throw new TimedOutException(
                    "no handshake within " + asked.toSeconds() + " s",
                    "Check that the port is one for DTLS, over UDP, and that nothing on the way drops its datagrams;"
                            + " --timeout allows more time.");
        } catch (TruncatedException e) {
            throw new UnfinishedException(e);
        }
    }
}
