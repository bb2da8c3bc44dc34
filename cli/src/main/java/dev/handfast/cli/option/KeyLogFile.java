package dev.handfast.cli.option;

import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.crypto.KeyLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/**
 * Secrets in a file, in the form that Wireshark and others read (RFC 9850).
 *
 * <pre>
 * CLIENT_HANDSHAKE_TRAFFIC_SECRET client_random secret
 * </pre>
 */
final class KeyLogFile implements KeyLog {

    private final OutputStream out;
    private final Report report;
    private boolean isBroken;

    private KeyLogFile(OutputStream out, Report report) {
        this.out = out;
        this.report = report;
    }

    /** Appends to a file, which is made for this user alone when it is not there. */
    static KeyLogFile appending(Path file, Report report) throws IOException {
        createPrivate(file);
        return new KeyLogFile(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), report);
    }

    private static void createPrivate(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return; // whoever made it has said who may read it
        }
    }

    /** A log that cannot be written must not end a connection. */
    private void complain(IOException reason) {
        if (!isBroken) {
            isBroken = true;
            report.tell(new Event.Warning("the key log cannot be written: " + reason.getMessage()));
        }
    }

    @Override
    public synchronized void log(String label, byte[] clientRandom, byte[] secret) {
        HexFormat hex = HexFormat.of();
        String line = label + " " + hex.formatHex(clientRandom) + " " + hex.formatHex(secret) + "\n";
        try {
            out.write(line.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            complain(e);
        }
    }
}
