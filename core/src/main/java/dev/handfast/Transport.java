package dev.handfast;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A pair of byte streams below TLS: a socket, a tunnel, anything.
 *
 * <p>One thread reads while another writes; anyone may close, which makes both fail.
 */
public interface Transport extends Closeable {

    /**
     * Reads at least one byte, waiting for it.
     *
     * @return the number of bytes, or -1 at the end of the stream
     * @throws IOException when the stream fails; a {@link java.net.SocketTimeoutException} leaves everything as it was
     */
    int read(byte[] target, int offset, int length) throws IOException;

    /** Writes all of the bytes, waiting where it must. */
    void write(byte[] source, int offset, int length) throws IOException;

    /** Says that nothing more will be written, where the streams can say so; otherwise does nothing. */
    void shutdownOutput() throws IOException;

    /** Over a connected socket, which is closed with the transport. */
    static Transport of(Socket socket) throws IOException {
        return new StreamTransport(socket.getInputStream(), socket.getOutputStream(), socket::shutdownOutput, socket);
    }

    /**
     * Over two streams, which are closed with the transport: the input first, since closing an output may wait for a write
     * that the peer has stalled.
     */
    static Transport of(InputStream input, OutputStream output) {
        return new StreamTransport(input, output, output::flush, () -> {
            try (output) {
                input.close();
            }
        });
    }
}
