package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.trust.CredentialException;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who we are. */
public final class CredentialOptions {

    private static final char[] NO_PASSWORD = {};

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "Our certificate and those of its issuers, in PEM or DER.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Its private key, in PEM or DER; may be in the certificate's file.")
    private @Nullable Path key;

    @Option(names = "--p12", paramLabel = "FILE", description = "Both from a PKCS #12 file.")
    private @Nullable Path pkcs12;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password of an encrypted key or file: the first line. Otherwise the terminal is asked.")
    private @Nullable Path passwordFile;

    /**
     * The certificate with its key; empty when none was named.
     *
     * @throws InputException when it cannot be read
     */
    public Optional<TlsCertificate> load(Surroundings surroundings) throws InputException {
        if (pkcs12 != null && (certificate != null || key != null)) {
            throw new InputException("--p12 and --cert with --key exclude each other", "Leave one of them out.");
        }
        if (pkcs12 != null) {
            Path file = pkcs12;
            return Optional.of(unlocked(file, surroundings, password -> TlsCertificate.fromPkcs12(file, password)));
        }
        if (certificate == null && key != null) {
            throw new InputException("--key is of no use without --cert", "Name the key's certificate.");
        }
        if (certificate == null) {
            return Optional.empty();
        }
        Path chain = certificate;
        Path file = key != null ? key : certificate;
        return Optional.of(unlocked(file, surroundings, password -> CertificateFile.withKey(chain, file, password)));
    }

    /** Something that may turn out to need a password. */
    @FunctionalInterface
    private interface Locked {
        TlsCertificate open(char[] password) throws IOException;
    }

    private TlsCertificate unlocked(Path file, Surroundings surroundings, Locked locked) throws InputException {
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
