package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.AlpnPolicy;
import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.trust.KeyKind;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario is the same for both sides however its bytes are cut and whenever its questions are answered. */
final class ScenariosTest {

    private static final Bytes REQUEST = Bytes.adopt("a request".getBytes(StandardCharsets.UTF_8));
    private static final Bytes ANSWER = Bytes.adopt("an answer".getBytes(StandardCharsets.UTF_8));

    static Stream<Scenario> scenarios() {
        return Stream.of(
                        suites(),
                        groups(),
                        keys(),
                        negotiation(),
                        retries(),
                        data(),
                        clients(),
                        keyUpdates(),
                        closing(),
                        failures(),
                        connecting12(),
                        failures12())
                .flatMap(scenario -> scenario);
    }

    private static Stream<Scenario> connecting12() {
        return Scenarios12.connecting();
    }

    private static Stream<Scenario> failures12() {
        return Scenarios12.failing();
    }

    private static Stream<Scenario> suites() {
        return Stream.of(
                        CipherSuite.TLS_AES_128_GCM_SHA256,
                        CipherSuite.TLS_AES_256_GCM_SHA384,
                        CipherSuite.TLS_CHACHA20_POLY1305_SHA256)
                .map(suite -> Scenario.of("suite " + suite)
                        .withClientPolicy(policy -> policy.withSuites(List.of(suite)))
                        .doing(ScenariosTest::exchange));
    }

    private static Stream<Scenario> groups() {
        return Stream.of(
                        NamedGroup.X25519,
                        NamedGroup.SECP256R1,
                        NamedGroup.SECP384R1,
                        NamedGroup.SECP521R1,
                        NamedGroup.X448)
                .map(group ->
                        Scenario.of("group " + group).withClientPolicy(policy -> policy.withGroups(List.of(group))));
    }

    private static Stream<Scenario> keys() {
        return Stream.of(
                Scenario.of("key P-256").withKey(KeyKind.P256),
                Scenario.of("key P-384").withKey(KeyKind.P384),
                Scenario.of("key P-521").withKey(KeyKind.P521),
                Scenario.of("key Ed25519").withKey(KeyKind.ED25519),
                Scenario.of("key Ed448").withKey(KeyKind.ED448),
                Scenario.of("key RSA").withKey(KeyKind.rsa(2048)),
                Scenario.of("key RSA-PSS").withKey(KeyKind.rsaPss(2048)));
    }

    private static Stream<Scenario> negotiation() {
        return Stream.of(
                Scenario.of("ALPN agreed")
                        .withClient(client -> client.applicationProtocols("h2", "http/1.1"))
                        .withServer(server -> server.applicationProtocols("http/1.1", "h2")),
                Scenario.of("ALPN not offered").withServer(server -> server.applicationProtocols("h2")),
                Scenario.of("ALPN ignored").withClient(client -> client.applicationProtocols("h2")),
                Scenario.of("ALPN without a common protocol, by policy")
                        .withClient(client -> client.applicationProtocols("h2"))
                        .withServer(server ->
                                server.applicationProtocols("http/1.1").alpnPolicy(AlpnPolicy.CONTINUE)),
                Scenario.of("several shares").withClient(client -> client.keyShares(3)),
                Scenario.of("no middlebox compatibility").withClient(client -> client.middleboxCompatibility(false)));
    }

    private static Stream<Scenario> retries() {
        return Stream.of(
                Scenario.of("no share offered").withClient(client -> client.keyShares(0)),
                Scenario.of("no share offered, no middlebox compatibility")
                        .withClient(client -> client.keyShares(0).middleboxCompatibility(false)),
                retry("HelloRetryRequest"),
                retry("HelloRetryRequest with a cookie")
                        .withServer(server -> server.policy(onlyP384()).retryCookie(true)));
    }

    private static Scenario retry(String name) {
        return Scenario.of(name).withServer(server -> server.policy(onlyP384())).doing(ScenariosTest::exchange);
    }

    private static SecurityPolicy onlyP384() {
        return SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP384R1));
    }

    private static Stream<Scenario> data() {
        return Stream.of(
                Scenario.of("data both ways").doing(ScenariosTest::exchange),
                Scenario.of("much data both ways").doing(pair -> {
                    pair.client().write(random(50_000));
                    pair.server().write(random(20_000));
                    pair.run();
                }),
                Scenario.of("data from the server first").doing(pair -> {
                    pair.server().write(ANSWER);
                    pair.run();
                }));
    }

    private static Stream<Scenario> clients() {
        return Stream.of(
                Scenario.of("client certificate asked and given")
                        .withClient(client ->
                                client.credential(Credential.of(Scenario.MINT.client(KeyKind.ED25519, "client"))))
                        .withServer(server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                                .trust(Scenario.MINT.anchors())),
                Scenario.of("client certificate asked and declined")
                        .withServer(server -> server.clientAuthentication(ClientAuthentication.REQUESTED)
                                .trust(Scenario.MINT.anchors())),
                Scenario.of("no tickets").withServer(server -> server.ticketCount(0)));
    }

    private static Stream<Scenario> keyUpdates() {
        return Stream.of(
                Scenario.of("the client updates its keys").doing(pair -> {
                    exchange(pair);
                    updateKeys(pair.client(), false);
                    exchange(pair);
                }),
                Scenario.of("the server updates both keys").doing(pair -> {
                    exchange(pair);
                    updateKeys(pair.server(), true);
                    exchange(pair);
                }),
                Scenario.of("both update both keys at once").doing(pair -> {
                    exchange(pair);
                    updateKeys(pair.client(), true);
                    updateKeys(pair.server(), true);
                    exchange(pair);
                }));
    }

    private static void updateKeys(Endpoint side, boolean both) {
        try {
            side.engine().updateKeys(both, 0);
        } catch (TlsException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Scenario> closing() {
        return Stream.of(
                Scenario.of("the client closes").doing(pair -> {
                    exchange(pair);
                    pair.client().closeWrite();
                    pair.run();
                    pair.server().closeWrite();
                    pair.run();
                }),
                Scenario.of("the server closes").doing(pair -> {
                    exchange(pair);
                    pair.server().closeWrite();
                    pair.run();
                }),
                Scenario.of("half closed, the other half goes on").doing(pair -> {
                    pair.client().write(REQUEST);
                    pair.client().closeWrite();
                    pair.run();
                    pair.server().write(random(40_000));
                    pair.server().closeWrite();
                    pair.run();
                }),
                Scenario.of("both close at once").doing(pair -> {
                    pair.run();
                    pair.client().closeWrite();
                    pair.server().closeWrite();
                    pair.run();
                }),
                Scenario.of("the network ends").doing(pair -> {
                    exchange(pair);
                    pair.client().receiveEnd();
                    pair.server().receiveEnd();
                    pair.run();
                }));
    }

    private static Stream<Scenario> failures() {
        return Stream.of(
                Scenario.of("no common suite")
                        .withClientPolicy(policy -> policy.withSuites(List.of(CipherSuite.TLS_AES_128_GCM_SHA256)))
                        .withServerPolicy(policy -> policy.withSuites(List.of(CipherSuite.TLS_AES_256_GCM_SHA384))),
                Scenario.of("no common group")
                        .withClientPolicy(policy -> policy.withGroups(List.of(NamedGroup.X25519)))
                        .withServerPolicy(policy -> policy.withGroups(List.of(NamedGroup.SECP256R1))),
                Scenario.of("no common signature scheme")
                        .withClientPolicy(policy -> policy.withSchemes(List.of(SignatureScheme.ED25519))),
                Scenario.of("no common application protocol")
                        .withClient(client -> client.applicationProtocols("h2"))
                        .withServer(server -> server.applicationProtocols("http/1.1")),
                Scenario.of("a required client certificate that is missing")
                        .withServer(server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                                .trust(Scenario.MINT.anchors())),
                Scenario.of("an unknown authority")
                        .withClient(client ->
                                client.trust(Mint.authority("Somebody Else").anchors())));
    }

    private static void exchange(Pair pair) {
        pair.client().write(REQUEST);
        pair.run();
        pair.server().write(ANSWER);
        pair.run();
    }

    private static Bytes random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Bytes.adopt(bytes);
    }

    private record Delivery(Cuts cuts, Answering answering) {}

    @ParameterizedTest
    @MethodSource("scenarios")
    void isTheSameHoweverItsBytesAreCut(Scenario scenario) {
        long seed = System.nanoTime();
        try (Pair expected = scenario.play(Cuts.allAtOnce(), Answering.AT_ONCE)) {
            for (Delivery delivery : List.of(
                    new Delivery(Cuts.allAtOnce(), Answering.LATER),
                    new Delivery(Cuts.allAtOnce(), Answering.FROM_ANOTHER_THREAD),
                    new Delivery(Cuts.byteAtATime(), Answering.AT_ONCE),
                    new Delivery(Cuts.byteAtATime(), Answering.LATER),
                    new Delivery(Cuts.random(seed), Answering.AT_ONCE),
                    new Delivery(Cuts.random(seed + 1), Answering.LATER))) {
                try (Pair pair = scenario.play(delivery.cuts(), delivery.answering())) {
                    assertThat(outcome(pair.client()))
                            .as("client, %s", delivery)
                            .isEqualTo(outcome(expected.client()));
                    assertThat(outcome(pair.server()))
                            .as("server, %s", delivery)
                            .isEqualTo(outcome(expected.server()));
                }
            }
        }
    }

    private static List<String> outcome(Endpoint side) {
        List<String> outcome = new ArrayList<>(side.events());
        outcome.add("received " + side.received().hashCode());
        outcome.add("at end " + side.isAtEnd());
        return outcome;
    }

    @ParameterizedTest
    @MethodSource({
        "suites",
        "groups",
        "keys",
        "negotiation",
        "retries",
        "data",
        "clients",
        "keyUpdates",
        "closing",
        "connecting12"
    })
    void connects(Scenario scenario) {
        try (Pair pair = scenario.play(Cuts.allAtOnce(), Answering.AT_ONCE)) {
            assertThat(pair.client().events()).anyMatch(event -> event.startsWith("Connected"));
            assertThat(pair.server().events()).anyMatch(event -> event.startsWith("Connected"));
        }
    }

    @ParameterizedTest
    @MethodSource({"failures", "failures12"})
    void fails(Scenario scenario) {
        try (Pair pair = scenario.play(Cuts.allAtOnce(), Answering.AT_ONCE)) {
            assertThat(pair.client().failure()).isPresent();
            assertThat(pair.server().failure()).isPresent();
        }
    }
}
