package dev.handfast.cli.serve;

import dev.handfast.TlsConnection;
import dev.handfast.cli.net.TimedTransport;
import java.io.IOException;
import java.io.InputStream;

/** Sends everything back, but for lines that command something. */
final class EchoService implements Service {

    private static final int CHUNK = 1 << 14;

    @Override
    public void serve(TlsConnection connection, TimedTransport transport) throws IOException {
        InputStream in = connection.inputStream();
        Echo echo = new Echo(connection);
        byte[] buffer = new byte[CHUNK];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            echo.take(buffer, count);
        }
        echo.end();
    }
}
