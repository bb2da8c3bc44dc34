package dev.handfast.cli.serve;

import dev.handfast.TlsConnection;
import dev.handfast.cli.net.TimedTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends everything back. */
final class EchoService implements Service {

    private static final int CHUNK = 1 << 14;

    @Override
    public void serve(TlsConnection connection, TimedTransport transport) throws IOException {
        InputStream in = connection.inputStream();
        OutputStream out = connection.outputStream();
        byte[] buffer = new byte[CHUNK];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
        }
    }
}
