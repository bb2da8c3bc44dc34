package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.trust.CredentialException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the password of something encrypted comes from. */
public final class PasswordOption {

    private static final char[] NO_PASSWORD = {};

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password of an encrypted key or file: the first line. Otherwise the terminal is asked.")
    private @Nullable Path passwordFile;

    /** Something that may turn out to need a password. */
    @FunctionalInterface
    public interface Locked<T> {

        /** Opens it; the password stays the caller's. */
        T open(char[] password) throws IOException;
    }

    /**
     * Opens a file without a password or, if it wants one, with the one that is found.
     *
     * @throws InputException when it cannot be opened
     */
    public <T> T open(Path file, Surroundings surroundings, Locked<T> locked) throws InputException {
        try {
            return locked.open(NO_PASSWORD);
        } catch (CredentialException e) {
            if (e.reason() != CredentialException.Reason.PASSWORD_REQUIRED) {
                throw InputException.of(file, e);
            }
        } catch (IOException e) {
            throw InputException.of(file, e);
        }
        char[] password = password(file, surroundings);
        try {
            return locked.open(password);
        } catch (IOException e) {
            throw InputException.of(file, e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private char[] password(Path file, Surroundings surroundings) throws InputException {
        if (passwordFile != null) {
            return firstLine(passwordFile);
        }
        return surroundings
                .passwords()
                .ask("Password of " + file + ": ")
                .orElseThrow(() -> new InputException(
                        file + " is encrypted and needs a password",
                        "There is no terminal to ask: use --password-file FILE."));
    }

    private static char[] firstLine(Path file) throws InputException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw InputException.of(file, e);
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        int end = 0;
        while (end < text.limit() && text.get(end) != '\n' && text.get(end) != '\r') {
            end++;
        }
        char[] line = Arrays.copyOf(text.array(), end);
        Arrays.fill(text.array(), '\0');
        Arrays.fill(bytes, (byte) 0);
        return line;
    }
}
