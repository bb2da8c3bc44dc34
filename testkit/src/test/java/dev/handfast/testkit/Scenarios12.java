package dev.handfast.testkit;

import dev.handfast.config.AlpnPolicy;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Concession;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.trust.KeyKind;
import dev.handfast.wire.Bytes;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** What a client and a server do in TLS 1.2. */
final class Scenarios12 {

    private static final SecurityPolicy LATEST = only12(SecurityPolicy.latest());
    private static final Bytes REQUEST = Bytes.of(1, 2, 3);
    private static final Bytes ANSWER = Bytes.of(4, 5);

    private Scenarios12() {}

    /** Those that end with a connection. */
    static Stream<Scenario> connecting() {
        return Stream.of(suites(), groups(), keys(), negotiation(), clients(), psks(), data())
                .flatMap(some -> some);
    }

    /** Those that end with a failure on both sides. */
    static Stream<Scenario> failing() {
        return Stream.of(
                with("no common suite", LATEST.withSuites(List.of(ecdsa()))).withKey(KeyKind.rsa(2048)),
                with(
                        "no common signature scheme",
                        LATEST.withSchemes(List.of(SignatureScheme.ED25519)).withCertificateSchemes(List.of())),
                with("no common application protocol", LATEST)
                        .and(client -> client.applicationProtocols("h2"), server -> server.applicationProtocols("x")),
                with("no common version", LATEST)
                        .and(
                                client -> client,
                                server -> server.policy(
                                        SecurityPolicy.latest().withVersions(List.of(ProtocolVersion.TLS_1_3)))),
                with("a required client certificate that is missing", LATEST)
                        .and(client -> client, server -> demanding(server, ClientAuthentication.REQUIRED)),
                with("a pre-shared key that the server does not know", LATEST)
                        .and(
                                client -> client.externalPsks(key(ExternalPsk.Role.CLIENT, "a")),
                                server ->
                                        server.externalPsks(PskLookup.of(List.of(key(ExternalPsk.Role.SERVER, "b"))))),
                with("an unknown authority", LATEST)
                        .and(
                                client -> client.trust(
                                        Mint.authority("Somebody Else").anchors()),
                                server -> server));
    }

    private static Scenario with(String name, SecurityPolicy policy) {
        return Scenario.of("TLS 1.2: " + name)
                .withClient(client -> client.policy(policy))
                .doing(Scenarios12::exchange);
    }

    private static SecurityPolicy only12(SecurityPolicy policy) {
        return policy.withVersions(List.of(ProtocolVersion.TLS_1_2));
    }

    private static CipherSuite ecdsa() {
        return CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
    }

    private static Stream<Scenario> suites() {
        return LATEST.suites().stream()
                .filter(suite -> suite.isFor12() && suite.keyExchange().hasCertificate())
                .map(suite -> with("suite " + suite, LATEST.withSuites(List.of(suite)))
                        .withKey(suite.toString().contains("ECDSA") ? KeyKind.P256 : KeyKind.rsa(2048)));
    }

    private static Stream<Scenario> groups() {
        return LATEST.groups().stream()
                .map(group -> with("group " + group, LATEST.withGroups(List.of(group)))
                        .withKey(KeyKind.rsa(2048)));
    }

    private static Stream<Scenario> keys() {
        return Stream.of(
                        KeyKind.P384,
                        KeyKind.P521,
                        KeyKind.ED25519,
                        KeyKind.ED448,
                        KeyKind.rsa(2048),
                        KeyKind.rsaPss(2048))
                .map(kind -> with("key " + kind, LATEST).withKey(kind));
    }

    private static Stream<Scenario> negotiation() {
        return Stream.of(
                with("a server that speaks nothing newer", SecurityPolicy.latest())
                        .and(client -> client, server -> server.policy(LATEST)),
                with("ALPN agreed", LATEST)
                        .and(
                                client -> client.applicationProtocols("h2", "http/1.1"),
                                server -> server.applicationProtocols("http/1.1", "h2")),
                with("ALPN without a common protocol, by policy", LATEST)
                        .and(
                                client -> client.applicationProtocols("h2"),
                                server ->
                                        server.applicationProtocols("http/1.1").alpnPolicy(AlpnPolicy.CONTINUE)),
                with(
                                "rsa_pkcs1_sha256",
                                LATEST.withCertificateSchemes(List.of(SignatureScheme.RSA_PKCS1_SHA256))
                                        .withSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)))
                        .withKey(KeyKind.rsa(2048)),
                with("small records", LATEST)
                        .and(client -> client.recordSizeLimit(64), server -> server.recordSizeLimit(100)),
                with("a stapled OCSP response", LATEST)
                        .and(
                                client -> client.ocspStapling(true),
                                server -> server.credential(Credential.of(Scenario.MINT.server(Pair.SERVER_NAME))
                                        .withOcspResponse(new byte[] {1, 2, 3}))),
                with("concessions that nobody needs", LATEST.withConcessions(EnumSet.allOf(Concession.class))),
                with("no tickets", LATEST).and(client -> client, server -> server.ticketCount(0)));
    }

    private static Stream<Scenario> clients() {
        return Stream.of(
                with("client certificate demanded and given", LATEST)
                        .and(
                                client -> client.credential(
                                        Credential.of(Scenario.MINT.client(KeyKind.ED25519, "client"))),
                                server -> demanding(server, ClientAuthentication.REQUIRED)),
                with("client certificate on P-384", LATEST)
                        .and(
                                client ->
                                        client.credential(Credential.of(Scenario.MINT.client(KeyKind.P384, "client"))),
                                server -> demanding(server, ClientAuthentication.REQUIRED)),
                with("client certificate with RSA to a server with ECDSA", LATEST)
                        .and(
                                client -> client.credential(
                                        Credential.of(Scenario.MINT.client(KeyKind.rsa(2048), "client"))),
                                server -> demanding(server, ClientAuthentication.REQUESTED)),
                with("client certificate asked and declined", LATEST)
                        .and(client -> client, server -> demanding(server, ClientAuthentication.REQUESTED)));
    }

    private static ServerConfig.Builder demanding(ServerConfig.Builder server, ClientAuthentication mode) {
        return server.clientAuthentication(mode).trust(Scenario.MINT.anchors());
    }

    private static Stream<Scenario> psks() {
        return Stream.concat(
                Stream.of(
                                CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
                                CipherSuite.TLS_ECDHE_PSK_WITH_AES_256_GCM_SHA384,
                                CipherSuite.TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256,
                                CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
                                CipherSuite.TLS_PSK_WITH_AES_256_GCM_SHA384,
                                CipherSuite.TLS_PSK_WITH_CHACHA20_POLY1305_SHA256,
                                CipherSuite.TLS_PSK_WITH_AES_128_CCM,
                                CipherSuite.TLS_PSK_WITH_AES_128_CCM_8)
                        .map(suite -> keyed(
                                suite.toString(),
                                SecurityPolicy.iot().withSuites(List.of(suite)),
                                role -> key(role, "a"))),
                Stream.of(
                        keyed("an imported key", LATEST, role -> imported(role)),
                        keyed("an imported key alone", SecurityPolicy.iot(), role -> imported(role))));
    }

    private static Scenario keyed(String name, SecurityPolicy policy, Keys keys) {
        return with("PSK " + name, only12(policy))
                .and(
                        client -> client.externalPsks(keys.of(ExternalPsk.Role.CLIENT)),
                        server -> server.policy(policy)
                                .externalPsks(PskLookup.of(List.of(keys.of(ExternalPsk.Role.SERVER)))));
    }

    private interface Keys {
        ExternalPsk of(ExternalPsk.Role role);
    }

    private static ExternalPsk key(ExternalPsk.Role role, String name) {
        return ExternalPsk.raw(role, name, new byte[16]).rawIn(ProtocolVersion.TLS_1_2);
    }

    private static ExternalPsk imported(ExternalPsk.Role role) {
        return ExternalPsk.imported(role, new byte[] {'i'}, new byte[32], new byte[] {'c'});
    }

    private static Stream<Scenario> data() {
        return Stream.of(
                with("much data both ways", LATEST).doing(pair -> {
                    pair.client().write(Bytes.adopt(new byte[50_000]));
                    pair.server().write(Bytes.adopt(new byte[20_000]));
                    pair.run();
                }),
                with("data from the server first", LATEST).doing(pair -> {
                    pair.server().write(ANSWER);
                    pair.run();
                }),
                with("both close at once", LATEST).doing(pair -> {
                    pair.run();
                    pair.client().closeWrite();
                    pair.server().closeWrite();
                    pair.run();
                }));
    }

    private static void exchange(Pair pair) {
        pair.client().write(REQUEST);
        pair.run();
        pair.server().write(ANSWER);
        pair.run();
    }
}
