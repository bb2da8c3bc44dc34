package dev.handfast.conformance.bogo;

import dev.handfast.config.ExternalPsk;
import dev.handfast.iana.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** External keys among the credentials. */
final class ShimPsks {

    private ShimPsks() {}

    /** The keys in their order. */
    static List<ExternalPsk> of(Options options, ExternalPsk.Role role) {
        return options.credentials().stream()
                .filter(credential -> credential.has(Option.NEW_PSK_CREDENTIAL))
                .map(credential -> ExternalPsk.imported(
                                role,
                                credential.decoded(Option.PSK_IMPORTER_IDENTITY),
                                credential.decoded(Option.PSK_IMPORTER_KEY),
                                credential.decoded(Option.PSK_IMPORTER_CONTEXT))
                        .withHash(
                                credential.has(Option.PSK_IMPORTER_SHA384)
                                        ? HashAlgorithm.SHA384
                                        : HashAlgorithm.SHA256))
                .toList();
    }

    /** The place among all credentials of the key with this identity. */
    static int number(Options options, String identity) {
        List<String> identities = options.credentials().stream()
                .map(credential -> credential.decoded(Option.PSK_IMPORTER_IDENTITY))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
        return identities.indexOf(identity);
    }
}
