package dev.handfast.cli.connect;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.TimedOutException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What the peer sends on its way to standard output, until it sends no more. */
final class Download {

    private static final int CHUNK = 1 << 14;

    private final TlsConnection connection;
    private final OutputStream out;
    private final Upload upload;

    Download(TlsConnection connection, OutputStream out, Upload upload) {
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
            if (!print(buffer, count)) {
                return;
            }
        }
    }

    /** Whether there is still somebody who reads. */
    private boolean print(byte[] buffer, int count) throws InputException {
        try {
            out.write(buffer, 0, count);
            out.flush();
            return true;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                return false;
            }
            throw new InputException("standard output cannot be written: " + e.getMessage(), "");
        }
    }
}
