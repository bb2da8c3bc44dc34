package dev.handfast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.Credential;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.SessionTickets;
import dev.handfast.crypto.Signer;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.server.WaitClientHello;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.EncryptedExtensions;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.NewSessionTicket13;
import dev.handfast.message.Rfc8448;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Cookie;
import dev.handfast.trust.CertificateChains;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
                .credential(new Credential(
                        CertificateChains.parse(
                                List.of(trace.bytes("server certificate").toArray())),
                        new TraceSigner(
                                trace.bytes("server CertificateVerify content"),
                                decoded(trace, "server CertificateVerify", CertificateVerify.CODEC))))
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

    private static <T> T decoded(Rfc8448 trace, String label, Codec<T> codec) {
        Bytes message = trace.bytes(label);
        try {
            return codec.decodeWhole(message.slice(4, message.size()));
        } catch (PeerFaultException e) {
            throw new IllegalStateException(label + " of the trace does not decode", e);
        }
    }

    /** Gives the signature of the trace, for the content of the trace. */
    private record TraceSigner(Bytes expected, CertificateVerify proof) implements Signer {

        @Override
        public List<SignatureScheme> schemes() {
            return List.of(proof.scheme());
        }

        @Override
        public CompletionStage<byte[]> sign(SignatureScheme scheme, byte[] content) {
            assertThat(Bytes.copyOf(content)).isEqualTo(expected);
            return CompletableFuture.completedFuture(proof.signature().toArray());
        }
    }
}
