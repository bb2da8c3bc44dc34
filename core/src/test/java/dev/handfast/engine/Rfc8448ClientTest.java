package dev.handfast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Verdict;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.handshake.client.SendClientHello;
import dev.handfast.handshake.client.TraceHello;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.ClientHello;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.Rfc8448;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The client of RFC 8448, byte for byte: its hello, its private share and the time of its messages are given, everything
 * else is ours.
 */
@NullMarked
final class Rfc8448ClientTest {

    private static final Rfc8448 SIMPLE = Rfc8448.SIMPLE_1RTT;
    private static final Rfc8448 RETRY = Rfc8448.HELLO_RETRY_REQUEST;
    private static final Rfc8448 AUTHENTICATED = Rfc8448.CLIENT_AUTHENTICATION;

    /** The only randomness of the client is in its hello, which is given. */
    private static final Bytes NO_RANDOM = Bytes.EMPTY;

    @Test
    void sendsTheRecordsOfTheSimpleHandshake() throws Exception {
        TraceEngine client = plain(SIMPLE);

        assertThat(client.begin()).isEqualTo(SIMPLE.bytes("record ClientHello"));
        assertThat(client.receive(SIMPLE.bytes("record ServerHello"))).isEqualTo(Bytes.EMPTY);
        assertThat(client.receive(SIMPLE.bytes("record server flight")))
                .isEqualTo(SIMPLE.bytes("record client flight"));
        assertThat(client.receive(SIMPLE.bytes("record NewSessionTicket"))).isEqualTo(Bytes.EMPTY);
        assertThat(client.write(SIMPLE.bytes("payload client data"))).isEqualTo(SIMPLE.bytes("record client data"));
        assertThat(client.read(SIMPLE.bytes("record server data"))).isEqualTo(SIMPLE.bytes("payload server data"));
        assertThat(client.close()).isEqualTo(SIMPLE.bytes("record client alert"));
        client.read(SIMPLE.bytes("record server alert"));
        assertThat(client.engine().isPeerClosed()).isTrue();
    }

    @Test
    void sendsTheRecordsOfTheHandshakeWithARetry() throws Exception {
        TraceEngine client = retried();

        assertThat(client.begin()).isEqualTo(RETRY.bytes("record ClientHello"));
        assertThat(client.receive(RETRY.bytes("record HelloRetryRequest")))
                .isEqualTo(RETRY.bytes("record second ClientHello"));
        assertThat(client.receive(RETRY.bytes("record ServerHello"))).isEqualTo(Bytes.EMPTY);
        assertThat(client.receive(RETRY.bytes("record server flight"))).isEqualTo(RETRY.bytes("record client flight"));
        assertThat(client.close()).isEqualTo(RETRY.bytes("record client alert"));
    }

    @Test
    void sendsTheRecordsOfTheHandshakeThatAuthenticatesTheClient() throws Exception {
        TraceEngine client = plain(AUTHENTICATED);

        assertThat(client.begin()).isEqualTo(AUTHENTICATED.bytes("record ClientHello"));
        assertThat(client.receive(AUTHENTICATED.bytes("record ServerHello"))).isEqualTo(Bytes.EMPTY);
        assertThat(client.receive(AUTHENTICATED.bytes("record server flight")))
                .isEqualTo(AUTHENTICATED.bytes("record client flight"));
        assertThat(client.close()).isEqualTo(AUTHENTICATED.bytes("record client alert"));
    }

    @Test
    void differsFromTheSecondHelloOfTheTraceInNothingButTheOrderOfExtensionsAndPadding() throws Exception {
        ClientHello expected = hello(RETRY, "second ClientHello");
        List<HandshakeMessage> ours = new ArrayList<>();
        TraceEngine client = retried(new TraceState.Changes() {
            @Override
            public HandshakeMessage message(HandshakeMessage message) {
                ours.add(message);
                return message;
            }
        });
        client.begin();
        client.receive(RETRY.bytes("record HelloRetryRequest"));

        ClientHello second = (ClientHello) ours.get(0);
        assertThat(second.with(expected.extensions())).isEqualTo(expected);
        assertThat(second.extensions().list())
                .containsExactlyInAnyOrderElementsOf(
                        expected.extensions().without(ExtensionType.PADDING).list());
    }

    private static TraceEngine plain(Rfc8448 trace) throws Exception {
        TraceCrypto.Group group = new TraceCrypto.Group(
                NamedGroup.X25519,
                trace.bytes("client x25519 public key"),
                trace.bytes("server x25519 public key"),
                trace.bytes("shared secret"));
        ClientConfig config = config(trace, TraceCrypto.of(NO_RANDOM, group));
        return TraceEngine.of(
                Engine.client(config),
                new TraceHello(
                        new SendClientHello(config, ExpectedPeer.anyone()),
                        hello(trace, "ClientHello"),
                        Map.of(NamedGroup.X25519, group.generate(config.crypto().random()))),
                ConfiguredAnswers.of(config)::handle);
    }

    private static TraceEngine retried() throws Exception {
        ClientHello second = hello(RETRY, "second ClientHello");
        return retried(new TraceState.Changes() {
            @Override
            public HandshakeMessage message(HandshakeMessage ours) {
                return ours instanceof ClientHello ? second : ours;
            }
        });
    }

    private static TraceEngine retried(TraceState.Changes changes) throws Exception {
        TraceCrypto.Group x25519 = new TraceCrypto.Group(
                NamedGroup.X25519, RETRY.bytes("client x25519 public key"), Bytes.EMPTY, Bytes.EMPTY);
        TraceCrypto.Group secp256r1 = new TraceCrypto.Group(
                NamedGroup.SECP256R1,
                RETRY.bytes("client secp256r1 public key"),
                RETRY.bytes("server secp256r1 public key"),
                RETRY.bytes("shared secret"));
        ClientConfig config = config(RETRY, TraceCrypto.of(NO_RANDOM, x25519, secp256r1));
        return TraceEngine.of(
                Engine.client(config),
                TraceState.of(
                        new TraceHello(
                                new SendClientHello(config, ExpectedPeer.anyone()),
                                hello(RETRY, "ClientHello"),
                                Map.of(
                                        NamedGroup.X25519,
                                        x25519.generate(config.crypto().random()))),
                        changes),
                ConfiguredAnswers.of(config)::handle);
    }

    private static ClientConfig config(Rfc8448 trace, TraceCrypto crypto) {
        ClientConfig.Builder builder = ClientConfig.builder()
                .crypto(crypto)
                .verifier(question -> CompletableFuture.completedFuture(Verdict.flawless()));
        return (trace.has("client certificate") ? builder.credential(TraceSigner.credential(trace, "client")) : builder)
                .build();
    }

    private static ClientHello hello(Rfc8448 trace, String label) {
        return TraceSigner.decoded(trace, label, ClientHello.TLS);
    }
}
