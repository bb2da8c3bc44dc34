package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.config.CryptoProviders;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.crypto.Crypto;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.Medium;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What is offered or accepted in a handshake. */
public final class ProtocolOptions {

    @Option(
            names = "--min-version",
            paramLabel = "V",
            description = "Oldest version: tls1.2 (default) or tls1.3; with --dtls, dtls1.2.")
    private String minVersion = "";

    @Option(
            names = "--max-version",
            paramLabel = "V",
            description = "Newest version: tls1.2 or tls1.3 (default); with --dtls, dtls1.2.")
    private String maxVersion = "";

    @Option(names = "--suites", paramLabel = "L", split = ",", description = "Cipher suites by IANA name, best first.")
    private List<String> suites = List.of();

    @Option(names = "--groups", paramLabel = "L", split = ",", description = "Key exchange groups, best first.")
    private List<String> groups = List.of();

    @Option(names = "--sigalgs", paramLabel = "L", split = ",", description = "Signature schemes, best first.")
    private List<String> schemes = List.of();

    @Option(names = "--alpn", paramLabel = "L", split = ",", description = "Application protocols, best first.")
    private List<String> protocols = List.of();

    /** The latest policy over streams, with what was asked for instead of its own. */
    public SecurityPolicy policy() throws InputException {
        return policy(Medium.STREAM);
    }

    /** The newest version over a medium. */
    public ProtocolVersion newest(Medium medium) throws InputException {
        return over(medium, policy(medium).versions()).get(0);
    }

    /**
     * The latest policy, with what was asked for instead of its own.
     *
     * @param medium which the versions are named for; those of the other one are left as they are where none is named
     */
    public SecurityPolicy policy(Medium medium) throws InputException {
        SecurityPolicy latest = SecurityPolicy.latest();
        SecurityPolicy policy = latest;
        if (!minVersion.isEmpty() || !maxVersion.isEmpty()) {
            policy = policy.withVersions(versions(medium, over(medium, latest.versions())));
        }
        if (!suites.isEmpty()) {
            policy = policy.withSuites(named(
                    "--suites", suites, CipherSuite::named, suite -> crypto().supports(suite.aead()), latest.suites()));
        }
        if (!groups.isEmpty()) {
            policy = policy.withGroups(named(
                    "--groups",
                    groups,
                    NamedGroup::named,
                    group -> crypto().group(group).isPresent(),
                    latest.groups()));
        }
        return schemes.isEmpty() ? policy : withSchemes(policy, latest);
    }

    /** The names for ALPN. */
    public String[] applicationProtocols() {
        return protocols.toArray(String[]::new);
    }

    private static List<ProtocolVersion> over(Medium medium, List<ProtocolVersion> versions) {
        return versions.stream().filter(version -> version.medium() == medium).toList();
    }

    private List<ProtocolVersion> versions(Medium medium, List<ProtocolVersion> available) throws InputException {
        requireMedium("--min-version", minVersion, medium);
        requireMedium("--max-version", maxVersion, medium);
        ProtocolVersion least = version("--min-version", minVersion, available.get(available.size() - 1), available);
        ProtocolVersion most = version("--max-version", maxVersion, available.get(0), available);
        List<ProtocolVersion> range = available.stream()
                .filter(version -> version.isAtLeast(least) && most.isAtLeast(version))
                .toList();
        if (range.isEmpty()) {
            throw new InputException(
                    "--min-version " + least + " is newer than --max-version " + most, "Exchange the two.");
        }
        return range;
    }

    private static void requireMedium(String option, String text, Medium medium) throws InputException {
        Optional<ProtocolVersion> version = ProtocolVersion.named(text);
        if (version.isPresent() && version.get().medium() != medium) {
            throw new InputException(
                    option + " " + text + " and "
                            + (medium == Medium.DATAGRAM ? "--dtls exclude each other" : "streams do not go together"),
                    medium == Medium.DATAGRAM
                            ? "With --dtls, versions are written like dtls1.2."
                            : "Versions like " + text + " are for datagrams: add --dtls.");
        }
    }

    private static ProtocolVersion version(
            String option, String text, ProtocolVersion otherwise, List<ProtocolVersion> available)
            throws InputException {
        if (text.isEmpty()) {
            return otherwise;
        }
        ProtocolVersion version = ProtocolVersion.named(text)
                .orElseThrow(() -> new InputException(
                        option + " " + text + " is no version", "Versions are written like tls1.3 and dtls1.2."));
        if (!available.contains(version)) {
            throw new InputException(
                    option + " " + text + " is not available yet: the library lacks " + version + " so far",
                    "Available: " + list(available) + ".");
        }
        return version;
    }

    /** What is good only for certificates goes there, so that one list serves both, as it does on the wire. */
    private SecurityPolicy withSchemes(SecurityPolicy policy, SecurityPolicy latest) throws InputException {
        List<SignatureScheme> known = new ArrayList<>(latest.schemes());
        known.addAll(latest.certificateSchemes());
        List<SignatureScheme> all =
                named("--sigalgs", schemes, SignatureScheme::named, crypto().verifiableSchemes()::contains, known);
        List<SignatureScheme> handshake =
                all.stream().filter(scheme -> !scheme.isCertificateOnly()).toList();
        if (handshake.isEmpty()) {
            throw new InputException(
                    "--sigalgs names nothing that may sign a handshake of TLS 1.3",
                    "Add one of: " + list(latest.schemes()) + ".");
        }
        return policy.withSchemes(handshake)
                .withCertificateSchemes(
                        all.stream().filter(SignatureScheme::isCertificateOnly).toList());
    }

    private static <T> List<T> named(
            String option,
            List<String> names,
            Function<String, Optional<T>> named,
            Predicate<T> isAvailable,
            List<T> usual)
            throws InputException {
        List<T> values = new ArrayList<>();
        for (String name : names) {
            values.add(named.apply(name.strip())
                    .filter(isAvailable)
                    .orElseThrow(() -> new InputException(
                            option + ": '" + name.strip() + "' is not known, or not available here",
                            "Usual: " + list(usual) + ".")));
        }
        return values;
    }

    private static Crypto crypto() {
        return CryptoProviders.fastest();
    }

    private static String list(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
