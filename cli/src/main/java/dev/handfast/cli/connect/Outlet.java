package dev.handfast.cli.connect;

import dev.handfast.TlsConnection;
import java.io.IOException;
import java.io.OutputStream;

/** Takes what comes from standard input. */
@FunctionalInterface
interface Outlet {

    /**
     * Takes some bytes.
     *
     * @return false when it wants no more, and the connection is to end
     */
    boolean take(byte[] source, int length) throws IOException;

    /** Sends everything. */
    static Outlet of(TlsConnection connection) {
        OutputStream out = connection.outputStream();
        return (source, length) -> {
            out.write(source, 0, length);
            return true;
        };
    }
}
