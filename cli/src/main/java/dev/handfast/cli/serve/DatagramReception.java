package dev.handfast.cli.serve;

import dev.handfast.DtlsListener;
import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.report.Report;
import dev.handfast.config.DatagramSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** Accepts connections over datagrams and has each served in a thread of its own, so many at a time. */
final class DatagramReception implements Reception {

    /** The most connections at a time; others get no answer until there is room. */
    private static final int MOST = 256;

    private static final int MOST_HANDSHAKES_PER_SOURCE = 64;

    private final DtlsListener listener;
    private final Duration timeout;
    private final ExecutorService threads;
    private final Report report;
    private volatile boolean closed;

    /**
     * Over a listener, which is closed with it.
     *
     * @param timeout for each handshake; zero for any time
     */
    DatagramReception(DtlsListener listener, Duration timeout, ExecutorService threads, Report report) {
        this.listener = listener;
        this.timeout = timeout;
        this.threads = threads;
        this.report = report;
    }

    /** How much such a listener takes on. */
    static DtlsListener.Limits limits(Duration handshakeTime, DatagramSettings network) {
        return new DtlsListener.Limits(MOST, MOST, MOST_HANDSHAKES_PER_SOURCE, handshakeTime, network);
    }

    @Override
    public int serve() throws IOException {
        try {
            for (long number = 1; !closed; number++) {
                DatagramGuest guest = accept(report.ofConnection(number));
                threads.execute(() -> serve(guest));
            }
        } catch (IOException e) {
            requireClosed(e);
        }
        return ExitCode.DONE;
    }

    @Override
    public int serveOnce() throws IOException {
        DatagramGuest guest;
        try {
            guest = accept(report);
        } catch (IOException e) {
            requireClosed(e);
            return ExitCode.DONE;
        }
        return serve(guest);
    }

    @Override
    public void close() {
        closed = true;
        listener.close();
    }

    @Override
    public void closeQuietly() {
        try {
            close();
        } catch (UncheckedIOException e) {
            return; // nobody is there to be told
        }
    }

    private DatagramGuest accept(Report ofGuest) throws IOException {
        return DatagramGuest.of(listener.accept(), timeout, ofGuest);
    }

    private int serve(DatagramGuest guest) {
        return guest.serve(() -> closed);
    }

    private void requireClosed(IOException thrown) throws IOException {
        if (!closed) {
            throw thrown;
        }
    }
}
