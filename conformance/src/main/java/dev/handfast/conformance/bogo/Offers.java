package dev.handfast.conformance.bogo;

import dev.handfast.config.SecurityPolicy;
import dev.handfast.crypto.Crypto;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Which versions, suites, groups and schemes the options want, and what the runner takes for granted. */
final class Offers {

    /** In the order of preference. */
    private static final List<ProtocolVersion> VERSIONS =
            List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_0);

    private static final List<ProtocolVersion> IMPLEMENTED = List.of(ProtocolVersion.TLS_1_3);

    private static final List<NamedGroup> GROUPS =
            List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1);

    private static final List<CipherSuite> SUITES = List.of(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            CipherSuite.TLS_AES_256_GCM_SHA384,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256);

    private static final List<SignatureScheme> SCHEMES = List.of(
            SignatureScheme.ECDSA_SECP256R1_SHA256,
            SignatureScheme.RSA_PSS_RSAE_SHA256,
            SignatureScheme.RSA_PKCS1_SHA256,
            SignatureScheme.ECDSA_SECP384R1_SHA384,
            SignatureScheme.RSA_PSS_RSAE_SHA384,
            SignatureScheme.RSA_PKCS1_SHA384,
            SignatureScheme.RSA_PSS_RSAE_SHA512,
            SignatureScheme.RSA_PKCS1_SHA512);

    private Offers() {}

    /** The policy that the options describe. */
    static SecurityPolicy policy(Options options, Crypto crypto) throws UnimplementedException {
        return SecurityPolicy.latest()
                .withVersions(versions(options))
                .withSuites(SUITES)
                .withGroups(groups(options, crypto))
                .withSchemes(
                        options.has(Option.VERIFY_PREFS) ? schemes(options, Option.VERIFY_PREFS, crypto) : SCHEMES);
    }

    /** Whether the options allow an older version than any that is implemented. */
    static boolean allowsOlder(Options options) {
        return enabled(options).stream()
                .anyMatch(version -> IMPLEMENTED.stream().allMatch(newer -> newer.isAtLeast(version))
                        && !IMPLEMENTED.contains(version));
    }

    /** For how many of the groups, counted from the first, a client sends shares. */
    static int keyShares(Options options) throws UnimplementedException {
        if (options.has(Option.NO_KEY_SHARES)) {
            return 0;
        }
        if (!options.has(Option.KEY_SHARES)) {
            return 1;
        }
        List<NamedGroup> wanted = named(options, Option.KEY_SHARES);
        List<NamedGroup> groups = options.has(Option.CURVES) ? named(options, Option.CURVES) : GROUPS;
        if (wanted.size() > groups.size() || !groups.subList(0, wanted.size()).equals(wanted)) {
            throw new UnimplementedException("key shares for other groups than the first");
        }
        return wanted.size();
    }

    private static List<ProtocolVersion> versions(Options options) throws UnimplementedException {
        List<ProtocolVersion> versions =
                enabled(options).stream().filter(IMPLEMENTED::contains).toList();
        if (versions.isEmpty()) {
            throw new UnimplementedException("versions " + enabled(options));
        }
        return versions;
    }

    private static List<ProtocolVersion> enabled(Options options) {
        int oldest = options.number(Option.MIN_VERSION, ProtocolVersion.TLS_1_0.code());
        int newest = options.number(Option.MAX_VERSION, ProtocolVersion.TLS_1_3.code());
        return VERSIONS.stream()
                .filter(version -> version.code() >= oldest && version.code() <= newest)
                .filter(version -> !options.has(switchOff(version)))
                .toList();
    }

    private static Option switchOff(ProtocolVersion version) {
        return switch (version.code()) {
            case 0x0304 -> Option.NO_TLS13;
            case 0x0303 -> Option.NO_TLS12;
            case 0x0302 -> Option.NO_TLS11;
            default -> Option.NO_TLS1;
        };
    }

    private static List<NamedGroup> groups(Options options, Crypto crypto) throws UnimplementedException {
        if (!options.has(Option.CURVES)) {
            return GROUPS;
        }
        List<NamedGroup> groups = named(options, Option.CURVES);
        for (NamedGroup group : groups) {
            if (crypto.group(group).isEmpty()) {
                throw new UnimplementedException("group " + group);
            }
        }
        return groups;
    }

    private static List<NamedGroup> named(Options options, Option option) {
        return options.numbers(option).stream().map(NamedGroup::new).toList();
    }

    /** The schemes that an option lists, all of which the library must have. */
    static List<SignatureScheme> schemes(Options options, Option option, Crypto crypto) throws UnimplementedException {
        List<SignatureScheme> schemes =
                options.numbers(option).stream().map(SignatureScheme::new).toList();
        for (SignatureScheme scheme : schemes) {
            if (!crypto.verifiableSchemes().contains(scheme)) {
                throw new UnimplementedException("signature scheme " + scheme);
            }
        }
        return schemes;
    }

    /** The names in the form that ALPN gives them on the wire. */
    static String[] protocols(byte[] list) {
        return Stream.iterate(0, at -> at < list.length, at -> at + 1 + (list[at] & 0xff))
                .map(at -> new String(list, at + 1, list[at] & 0xff, StandardCharsets.ISO_8859_1))
                .toArray(String[]::new);
    }
}
