package dev.handfast.config;

import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.Medium;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which versions, suites, groups and signature schemes are acceptable, each in order of preference.
 *
 * <p>The policies that this class names are dated and never change; a newer library brings newer dates. What a provider
 * cannot do is left out when a configuration is built. One policy serves all its versions: each takes the suites that are
 * its own.
 *
 * @param name the date, or what an application calls its own
 * @param schemes what a peer may sign a handshake with
 * @param certificateSchemes what, besides those, the certificates of a chain may be signed with
 * @param pskWithoutKeyExchange whether TLS 1.3 may use a pre-shared key alone (psk_ke), without forward secrecy; in TLS 1.2
 *     the suites say that
 * @param concessions what peers of TLS 1.2 may lack
 */
public record SecurityPolicy(
        String name,
        List<ProtocolVersion> versions,
        List<CipherSuite> suites,
        List<NamedGroup> groups,
        List<SignatureScheme> schemes,
        List<SignatureScheme> certificateSchemes,
        boolean pskWithoutKeyExchange,
        Set<Concession> concessions) {

    private static final SecurityPolicy OF_2026_11 = new SecurityPolicy(
            "2026-11",
            List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2, ProtocolVersion.DTLS_1_2),
            List.of(
                    CipherSuite.TLS_AES_128_GCM_SHA256,
                    CipherSuite.TLS_AES_256_GCM_SHA384,
                    CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
                    CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384,
                    CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256),
            List.of(
                    NamedGroup.X25519,
                    NamedGroup.SECP256R1,
                    NamedGroup.SECP384R1,
                    NamedGroup.SECP521R1,
                    NamedGroup.X448),
            List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    SignatureScheme.ED25519,
                    SignatureScheme.RSA_PSS_RSAE_SHA256,
                    SignatureScheme.ECDSA_SECP384R1_SHA384,
                    SignatureScheme.RSA_PSS_RSAE_SHA384,
                    SignatureScheme.RSA_PSS_RSAE_SHA512,
                    SignatureScheme.RSA_PSS_PSS_SHA256,
                    SignatureScheme.RSA_PSS_PSS_SHA384,
                    SignatureScheme.RSA_PSS_PSS_SHA512,
                    SignatureScheme.ECDSA_SECP521R1_SHA512,
                    SignatureScheme.ED448),
            List.of(
                    SignatureScheme.RSA_PKCS1_SHA256,
                    SignatureScheme.RSA_PKCS1_SHA384,
                    SignatureScheme.RSA_PKCS1_SHA512),
            false,
            Set.of());

    private static final SecurityPolicy IOT = new SecurityPolicy(
            "iot 2026-11",
            OF_2026_11.versions,
            List.of(
                    CipherSuite.TLS_AES_128_GCM_SHA256,
                    CipherSuite.TLS_AES_128_CCM_SHA256,
                    CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_AES_128_CCM_8_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
                    CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_PSK_WITH_AES_128_CCM,
                    CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384,
                    CipherSuite.TLS_PSK_WITH_CHACHA20_POLY1305_SHA256,
                    CipherSuite.TLS_PSK_WITH_AES_128_CCM_8),
            OF_2026_11.groups,
            OF_2026_11.schemes,
            OF_2026_11.certificateSchemes,
            true,
            Set.of());

    public SecurityPolicy {
        versions = requireSome("version", versions);
        suites = requireSome("cipher suite", suites);
        groups = requireSome("group", groups);
        schemes = requireSome("signature scheme", schemes);
        certificateSchemes = List.copyOf(certificateSchemes);
        EnumSet<Concession> ordered = EnumSet.noneOf(Concession.class);
        ordered.addAll(concessions);
        concessions = Collections.unmodifiableSet(ordered);
    }

    /** The newest policy that this library knows. */
    public static SecurityPolicy latest() {
        return OF_2026_11;
    }

    /**
     * The policy of a date.
     *
     * @param date such as {@code 2026-11}
     * @throws IllegalArgumentException when there is none of that date
     */
    public static SecurityPolicy of(String date) {
        if (!date.equals(OF_2026_11.name)) {
            throw new IllegalArgumentException("no security policy is dated " + date + "; there is " + OF_2026_11.name);
        }
        return OF_2026_11;
    }

    /**
     * For small devices (RFC 7925): with AES-CCM, also with its short tags, and with pre-shared keys alone, without forward
     * secrecy. The suites come in this order whatever is fast here.
     */
    public static SecurityPolicy iot() {
        return IOT;
    }

    /**
     * The same with the versions of one medium alone.
     *
     * @throws IllegalArgumentException when it has none
     */
    SecurityPolicy over(Medium medium) {
        List<ProtocolVersion> own =
                versions.stream().filter(version -> version.medium() == medium).toList();
        if (own.isEmpty()) {
            throw new IllegalArgumentException("the policy " + name + " has no version for a " + medium + ", only "
                    + versions + ": name one, such as " + medium.version12());
        }
        return new SecurityPolicy(
                name, own, suites, groups, schemes, certificateSchemes, pskWithoutKeyExchange, concessions);
    }

    /** The same with other versions. */
    public SecurityPolicy withVersions(List<ProtocolVersion> others) {
        return new SecurityPolicy(
                own(), others, suites, groups, schemes, certificateSchemes, pskWithoutKeyExchange, concessions);
    }

    /** The same with other cipher suites. */
    public SecurityPolicy withSuites(List<CipherSuite> others) {
        return new SecurityPolicy(
                own(), versions, others, groups, schemes, certificateSchemes, pskWithoutKeyExchange, concessions);
    }

    /** The same with other groups. */
    public SecurityPolicy withGroups(List<NamedGroup> others) {
        return new SecurityPolicy(
                own(), versions, suites, others, schemes, certificateSchemes, pskWithoutKeyExchange, concessions);
    }

    /** The same with other schemes for the handshake. */
    public SecurityPolicy withSchemes(List<SignatureScheme> others) {
        return new SecurityPolicy(
                own(), versions, suites, groups, others, certificateSchemes, pskWithoutKeyExchange, concessions);
    }

    /** What a peer may sign a handshake with, and behind it what only its certificates may be signed with. */
    public List<SignatureScheme> verifiable() {
        return Stream.concat(schemes.stream(), certificateSchemes.stream())
                .distinct()
                .toList();
    }

    /**
     * What a peer may sign a handshake of this version with. TLS 1.2 has one list for handshakes and certificates
     * (RFC 5246, Section 7.4.1.4.1); SHA-1 is in neither.
     */
    public List<SignatureScheme> handshakeSchemes(ProtocolVersion version) {
        return is13(version)
                ? schemes
                : verifiable().stream().filter(scheme -> !scheme.isSha1()).toList();
    }

    /** The suites of this version. */
    public List<CipherSuite> suitesFor(ProtocolVersion version) {
        return suites.stream().filter(suite -> suite.isFor(version)).toList();
    }

    private static boolean is13(ProtocolVersion version) {
        return version.isAtLeast(version.isDatagram() ? ProtocolVersion.DTLS_1_3 : ProtocolVersion.TLS_1_3);
    }

    /** Whether a peer of TLS 1.2 may do without. */
    public boolean allows(Concession concession) {
        return concessions.contains(concession);
    }

    /** Whether the order of suites and groups is nobody's choice, so that what is fast here comes first. */
    public boolean isDated() {
        return equals(OF_2026_11);
    }

    /** The same with other schemes that only certificates may be signed with. */
    public SecurityPolicy withCertificateSchemes(List<SignatureScheme> others) {
        return new SecurityPolicy(own(), versions, suites, groups, schemes, others, pskWithoutKeyExchange, concessions);
    }

    /** The same, with or without the use of a pre-shared key alone. */
    public SecurityPolicy withPskWithoutKeyExchange(boolean allowed) {
        return new SecurityPolicy(own(), versions, suites, groups, schemes, certificateSchemes, allowed, concessions);
    }

    /** The same with these concessions alone. */
    public SecurityPolicy withConcessions(Set<Concession> others) {
        return new SecurityPolicy(
                own(), versions, suites, groups, schemes, certificateSchemes, pskWithoutKeyExchange, others);
    }

    private String own() {
        return name.endsWith(", changed") ? name : name + ", changed";
    }

    private static <T> List<T> requireSome(String what, List<T> list) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("a security policy needs at least one " + what);
        }
        return List.copyOf(list);
    }
}
