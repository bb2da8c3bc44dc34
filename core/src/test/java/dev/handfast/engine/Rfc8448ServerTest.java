package dev.handfast.engine;

import static dev.handfast.engine.TraceSigner.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionTickets;
import dev.handfast.config.Verdict;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.server.WaitClientHello;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.CertificateRequest13;
import dev.handfast.message.EncryptedExtensions;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.NewSessionTicket13;
import dev.handfast.message.Rfc8448;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Cookie;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The server of RFC 8448, byte for byte: its random, its share, its certificate, its signature and the extensions that it
 * likes to send are given, everything else is ours.
 */
@NullMarked
final class Rfc8448ServerTest {

    private static final Rfc8448 SIMPLE = Rfc8448.SIMPLE_1RTT;
    private static final Rfc8448 RETRY = Rfc8448.HELLO_RETRY_REQUEST;
    private static final Rfc8448 AUTHENTICATED = Rfc8448.CLIENT_AUTHENTICATION;

    @Test
    void sendsTheRecordsOfTheSimpleHandshake() throws Exception {
        TraceEngine server = engine(SIMPLE, NamedGroup.X25519, "x25519");

        assertThat(server.receive(SIMPLE.bytes("record ClientHello")))
                .isEqualTo(SIMPLE.bytes("record ServerHello").concat(SIMPLE.bytes("record server flight")));
        assertThat(server.receive(SIMPLE.bytes("record client flight")))
                .isEqualTo(SIMPLE.bytes("record NewSessionTicket"));
        assertThat(server.read(SIMPLE.bytes("record client data"))).isEqualTo(SIMPLE.bytes("payload client data"));
        assertThat(server.write(SIMPLE.bytes("payload server data"))).isEqualTo(SIMPLE.bytes("record server data"));
        assertThat(server.close()).isEqualTo(SIMPLE.bytes("record server alert"));
        server.read(SIMPLE.bytes("record client alert"));
        assertThat(server.engine().isPeerClosed()).isTrue();
    }

    @Test
    void sendsTheRecordsOfTheHandshakeWithARetry() throws Exception {
        TraceEngine server = engine(RETRY, NamedGroup.SECP256R1, "secp256r1");

        assertThat(server.receive(RETRY.bytes("record ClientHello")))
                .isEqualTo(RETRY.bytes("record HelloRetryRequest"));
        assertThat(server.receive(RETRY.bytes("record second ClientHello")))
                .isEqualTo(RETRY.bytes("record ServerHello").concat(RETRY.bytes("record server flight")));
        assertThat(server.receive(RETRY.bytes("record client flight"))).isEqualTo(Bytes.EMPTY);
        assertThat(server.close()).isEqualTo(RETRY.bytes("record server alert"));
    }

    @Test
    void sendsTheRecordsOfTheHandshakeThatAuthenticatesTheClient() throws Exception {
        TraceEngine server = engine(AUTHENTICATED, NamedGroup.X25519, "x25519");

        assertThat(server.receive(AUTHENTICATED.bytes("record ClientHello")))
                .isEqualTo(
                        AUTHENTICATED.bytes("record ServerHello").concat(AUTHENTICATED.bytes("record server flight")));
        assertThat(server.receive(AUTHENTICATED.bytes("record client flight"))).isEqualTo(Bytes.EMPTY);
        assertThat(server.close()).isEqualTo(AUTHENTICATED.bytes("record server alert"));
    }

    private static TraceEngine engine(Rfc8448 trace, NamedGroup group, String name) throws Exception {
        ServerHello hello = decoded(trace, "ServerHello", ServerHello.CODEC);
        TraceCrypto crypto = TraceCrypto.of(
                hello.random(),
                new TraceCrypto.Group(
                        group,
                        trace.bytes("client " + name + " public key"),
                        trace.bytes("server " + name + " public key"),
                        trace.bytes("shared secret")));
        ServerConfig config = ServerConfig.builder()
                .tickets(SessionTickets.none())
                .ticketCount(0)
                .resumptionScope("trace")
                .crypto(crypto)
                .policy(SecurityPolicy.latest().withGroups(List.of(group)))
                .credential(TraceSigner.credential(trace, "server"))
                .clientAuthentication(
                        trace.has("CertificateRequest") ? ClientAuthentication.REQUIRED : ClientAuthentication.NONE)
                .verifier(question -> CompletableFuture.completedFuture(Verdict.flawless()))
                .build();
        return TraceEngine.of(
                Engine.server(config),
                TraceState.of(new WaitClientHello(config), new Choices(trace)),
                ConfiguredAnswers.of(config)::handle);
    }

    /** What the server of the trace chose differently. */
    private record Choices(Rfc8448 trace) implements TraceState.Changes {

        @Override
        public HandshakeMessage message(HandshakeMessage ours) {
            if (ours instanceof EncryptedExtensions) {
                return decoded(trace, "EncryptedExtensions", EncryptedExtensions.CODEC);
            }
            if (ours instanceof CertificateRequest13) {
                return decoded(trace, "CertificateRequest", CertificateRequest13.CODEC);
            }
            return ours instanceof HelloRetryRequest ? retry() : ours;
        }

        /** Behind the HelloRetryRequest, the cookie of the trace is expected. */
        @Override
        public HandshakeState state(HandshakeState ours) {
            if (!ours.getClass().getSimpleName().equals("WaitSecondClientHello")) {
                return ours;
            }
            Cookie cookie = retry().extensions().find(Cookie.class).orElseThrow();
            return (HandshakeState) TraceEngine.with((Record) ours, "cookie", cookie.cookie());
        }

        @Override
        public List<HandshakeMessage> afterwards() {
            return trace.has("NewSessionTicket")
                    ? List.of(decoded(trace, "NewSessionTicket", NewSessionTicket13.CODEC))
                    : List.of();
        }

        private HelloRetryRequest retry() {
            return decoded(trace, "HelloRetryRequest", HelloRetryRequest.CODEC);
        }
    }
}
