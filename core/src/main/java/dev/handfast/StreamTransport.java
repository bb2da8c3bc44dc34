package dev.handfast;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A transport over two streams. */
final class StreamTransport implements Transport {

    private final InputStream input;
    private final OutputStream output;
    private final Shutdown shutdown;
    private final Closeable closing;

    StreamTransport(InputStream input, OutputStream output, Shutdown shutdown, Closeable closing) {
        this.input = input;
        this.output = output;
        this.shutdown = shutdown;
        this.closing = closing;
    }

    /** What says that nothing more will be written. */
    @FunctionalInterface
    interface Shutdown {
        void run() throws IOException;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return input.read(target, offset, length);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        output.write(source, offset, length);
        output.flush();
    }

    @Override
    public void shutdownOutput() throws IOException {
        shutdown.run();
    }

    @Override
    public void close() throws IOException {
        closing.close();
    }
}
