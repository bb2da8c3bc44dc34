package dev.handfast.cli.connect;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.TimedOutException;
import java.io.IOException;
import java.io.InputStream;

/** What the peer sends on its way to standard output, until it sends no more. */
final class Download {

    private static final int CHUNK = 1 << 14;

    private final TlsConnection connection;
    private final StandardOutput out;
    private final Upload upload;

    Download(TlsConnection connection, StandardOutput out, Upload upload) {
        this.connection = connection;
        this.out = out;
        this.upload = upload;
    }

    /** Copies everything. */
    void run() throws IOException {
        try {
            copy();
        } catch (InputException e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            upload.requireSound();
            if (upload.hasGivenUp()) {
                throw new TimedOutException(
                        "the peer neither sent anything nor closed for "
                                + upload.silence().toSeconds() + " s after our close_notify",
                        "--linger allows more time.");
            }
            if (!upload.hasQuit()) {
                throw e;
            }
        }
    }

    private void copy() throws IOException {
        InputStream in = connection.inputStream();
        byte[] buffer = new byte[CHUNK];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (!out.print(buffer, count)) {
                return;
            }
        }
    }
}
