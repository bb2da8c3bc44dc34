package dev.handfast.cli.serve;

import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.net.Deadline;
import dev.handfast.cli.report.Report;
import dev.handfast.config.ServerConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Accepts connections and has each served in a thread of its own, so many at a time. */
final class Listener implements Reception {

    /** The most connections at a time; further ones wait in the queue of the operating system. */
    private static final int MOST = 256;

    private final ServerSocket socket;
    private final ServerConfig config;
    private final Duration timeout;
    private final Service service;
    private final ExecutorService threads;
    private final Report report;
    private final Semaphore places = new Semaphore(MOST);
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Listener(
            ServerSocket socket,
            ServerConfig config,
            Duration timeout,
            Service service,
            ExecutorService threads,
            Report report) {
        this.socket = socket;
        this.config = config;
        this.timeout = timeout;
        this.service = service;
        this.threads = threads;
        this.report = report;
    }

    @Override
    public int serve() throws IOException {
        for (long number = 1; !closed; number++) {
            places.acquireUninterruptibly();
            Report ofGuest = report.ofConnection(number);
            try {
                Guest guest = accept(ofGuest);
                threads.execute(() -> serve(guest));
            } catch (SocketException e) {
                requireClosed(e);
            }
        }
        return ExitCode.DONE;
    }

    @Override
    public int serveOnce() throws IOException {
        try {
            return serve(accept(report));
        } catch (SocketException e) {
            requireClosed(e);
            return ExitCode.DONE;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
        guests.forEach(Guest::dismiss);
    }

    @Override
    public void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            closed = true;
        }
    }

    private Guest accept(Report ofGuest) throws IOException {
        Socket accepted = socket.accept();
        Guest guest = Guest.of(accepted, config, Deadline.in(timeout), ofGuest);
        guests.add(guest);
        if (closed) {
            guest.dismiss();
        }
        return guest;
    }

    private int serve(Guest guest) {
        try {
            return guest.serve(service);
        } finally {
            guests.remove(guest);
            places.release();
        }
    }

    private void requireClosed(SocketException thrown) throws SocketException {
        if (!closed) {
            throw thrown;
        }
    }
}
