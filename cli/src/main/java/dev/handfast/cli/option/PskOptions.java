package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.config.ExternalPsk;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Keys that both sides were given outside of TLS. */
public final class PskOptions {

    @Option(
            names = "--psk",
            paramLabel = "IDENTITY:HEX",
            description = "An external pre-shared key of at least 16 bytes; may be given several times. "
                    + "It is used with the newest version alone, unless it is imported.")
    private List<String> keys = List.of();

    @Option(
            names = "--psk-hash",
            paramLabel = "HASH",
            description = "The hash that the keys belong to: sha256 (default) or sha384.")
    private String hash = "sha256";

    @Option(
            names = "--psk-import",
            paramLabel = "CONTEXT",
            description = "Import the keys in this context (RFC 9258) instead of using them as they are.")
    private @Nullable String context;

    /**
     * The keys, in the order of the command line.
     *
     * @param newest the version that a key is for which is used as it is, and so in one version alone
     */
    public List<ExternalPsk> keys(ExternalPsk.Role role, ProtocolVersion newest) throws InputException {
        List<ExternalPsk> all = new ArrayList<>();
        for (String text : keys) {
            all.add(key(role, newest, text));
        }
        return all;
    }

    private ExternalPsk key(ExternalPsk.Role role, ProtocolVersion newest, String text) throws InputException {
        int colon = text.lastIndexOf(':');
        byte[] identity = text.substring(0, Math.max(colon, 0)).getBytes(StandardCharsets.UTF_8);
        byte[] key = {};
        try {
            key = HexFormat.of().parseHex(text.substring(colon + 1));
            ExternalPsk psk = context == null
                    ? ExternalPsk.raw(role, identity, key).rawIn(newest)
                    : ExternalPsk.imported(role, identity, key, context.getBytes(StandardCharsets.UTF_8));
            return psk.withHash(hash());
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "--psk with the identity '" + text.substring(0, Math.max(colon, 0)) + "': " + e.getMessage(),
                    "It looks like me@example.org:00112233445566778899aabbccddeeff.");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private HashAlgorithm hash() throws InputException {
        return switch (hash) {
            case "sha256" -> HashAlgorithm.SHA256;
            case "sha384" -> HashAlgorithm.SHA384;
            default -> throw new InputException("--psk-hash " + hash + " is not known", "Known: sha256, sha384.");
        };
    }
}
