package dev.handfast.conformance.bogo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A connection to the runner, over which a test speaks TLS. */
final class RunnerSocket implements AutoCloseable {

    /** Longer than the runner waits for anything. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    private RunnerSocket(Socket socket) {
        this.socket = socket;
    }

    /** Calls the runner and says which test this is. */
    static RunnerSocket connect(Options options) throws IOException {
        byte[] loopback = options.has(Option.IPV6)
                ? new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}
                : new byte[] {127, 0, 0, 1};
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getByAddress(loopback), options.number(Option.PORT, 0)),
                    PATIENCE_MILLIS);
            long id = Long.parseUnsignedLong(options.text(Option.SHIM_ID, "0"));
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(id)
                            .array());
            return new RunnerSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Waits for bytes; -1 when there will be no more. */
    int read(byte[] target) throws IOException {
        return socket.getInputStream().read(target);
    }

    void write(byte[] source, int count) throws IOException {
        socket.getOutputStream().write(source, 0, count);
    }

    /** Closes the connection at once, so that a thread that waits for it fails. */
    void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /** Takes leave: a connection closed with bytes unread would be reset, and the last alert lost. */
    @Override
    public void close() {
        try (socket) {
            socket.shutdownOutput();
            byte[] ignored = new byte[1024];
            while (socket.getInputStream().read(ignored) >= 0) {
                // The runner decides when it is over.
            }
        } catch (IOException e) {
            // The runner has gone first, or somebody has aborted the connection.
        }
    }
}
