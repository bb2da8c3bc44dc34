package dev.handfast.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: this program's version, and the Java that runs it. */
final class Version implements IVersionProvider {

    private static final String BUILD = "version.txt";

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream(BUILD)) {
            if (in == null) {
                throw new FileNotFoundException(BUILD);
            }
            String build = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new String[] {build + " (Java " + Runtime.version() + ")"};
        }
    }
}
