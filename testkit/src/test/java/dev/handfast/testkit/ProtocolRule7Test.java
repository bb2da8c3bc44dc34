package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.ClientHello;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.Padding;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a HelloRetryRequest the second ClientHello is the first, but for what RFC 8446, Section 4.1.2 names. */
final class ProtocolRule7Test {

    private record Change(String name, UnaryOperator<ClientHello> change) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> forbidden() {
        return Stream.of(
                new Change("another random", hello -> fields(hello, Forgery.flipped(hello.random()), hello.suites())),
                new Change(
                        "fewer suites",
                        hello -> fields(hello, hello.random(), List.of(CipherSuite.TLS_AES_128_GCM_SHA256))),
                new Change("another name", hello -> Forgery.with(hello, new ServerName("other.test"))),
                new Change("no name", hello -> hello.with(hello.extensions().without(ExtensionType.SERVER_NAME))),
                new Change(
                        "other schemes",
                        hello -> Forgery.with(
                                hello, new SignatureAlgorithms(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256)))),
                new Change("an extension more", hello -> Forgery.with(hello, Alpn.of("h2"))),
                new Change("another order", hello -> {
                    var list = new ArrayList<>(hello.extensions().list());
                    Collections.swap(list, 0, 1);
                    return hello.with(new Extensions(list));
                }));
    }

    private static ClientHello fields(ClientHello hello, Bytes random, List<CipherSuite> suites) {
        return new ClientHello(
                hello.legacyVersion(),
                random,
                hello.sessionId(),
                hello.cookie(),
                suites,
                hello.compressionMethods(),
                hello.extensions());
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void refusesASecondHelloThatDiffers(Change change) {
        HostileClient client = retried();
        client.sendHello(change.change().apply(client.secondHello()));

        assertThat(client.peer().victim().failure())
                .get()
                .asInstanceOf(type(PeerFaultException.class))
                .extracting(PeerFaultException::fault)
                .isEqualTo(NegotiationFault.SECOND_HELLO_DIFFERS);
    }

    @Test
    void acceptsPaddingInTheSecondHelloAlone() {
        HostileClient client = retried();
        client.sendHello(Forgery.with(client.secondHello(), new Padding(100)));
        client.sendFinished();

        assertThat(client.peer().victim().engine().isConnected()).isTrue();
    }

    @Test
    void choosesTheConfigurationOnce() {
        List<String> asked = new ArrayList<>();
        HostileClient client = Victims.server(
                server -> server.policy(onlyP256()).configurations(offer -> {
                    asked.add(offer.serverName());
                    return CompletableFuture.completedFuture(Victims.serverConfig(other -> other.policy(onlyP256())));
                }),
                Answering.AT_ONCE,
                Tamper.none());
        client.sendHello();
        client.sendHello(client.secondHello());
        client.sendFinished();

        assertThat(client.peer().victim().engine().isConnected()).isTrue();
        assertThat(asked).containsExactly(Pair.SERVER_NAME);
    }

    private static HostileClient retried() {
        HostileClient client = Victims.server(server -> server.policy(onlyP256()), Answering.AT_ONCE, Tamper.none());
        client.sendHello();
        return client;
    }

    private static SecurityPolicy onlyP256() {
        return SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP256R1));
    }
}
