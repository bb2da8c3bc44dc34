package dev.handfast.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.EarlyData;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.Padding;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.message.extension.ServerName;
import dev.handfast.message.extension.SignatureAlgorithms;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The codecs against the messages of RFC 8448. */
final class Rfc8448MessagesTest {

    private static final Map<String, Codec<? extends HandshakeMessage>> CODECS = Map.ofEntries(
            Map.entry("ClientHello", ClientHello.TLS),
            Map.entry("HelloRetryRequest", HelloRetryRequest.CODEC),
            Map.entry("second ClientHello", ClientHello.TLS),
            Map.entry("ServerHello", ServerHello.CODEC),
            Map.entry("EncryptedExtensions", EncryptedExtensions.CODEC),
            Map.entry("CertificateRequest", CertificateRequest13.CODEC),
            Map.entry("server Certificate", Certificate13.CODEC),
            Map.entry("server CertificateVerify", CertificateVerify.CODEC),
            Map.entry("server Finished", Finished.CODEC),
            Map.entry("EndOfEarlyData", EndOfEarlyData.CODEC),
            Map.entry("client Certificate", Certificate13.CODEC),
            Map.entry("client CertificateVerify", CertificateVerify.CODEC),
            Map.entry("client Finished", Finished.CODEC),
            Map.entry("NewSessionTicket", NewSessionTicket13.CODEC));

    @ParameterizedTest
    @MethodSource("messages")
    void encodesWhatItDecoded(Rfc8448 section, String label) throws PeerFaultException {
        RawMessage raw = raw(section, label);
        assertThat(RawMessage.of(decode(raw, label))).isEqualTo(raw);
    }

    static Stream<Arguments> messages() {
        return Rfc8448.HANDSHAKES.stream()
                .flatMap(section -> CODECS.keySet().stream()
                        .filter(section::has)
                        .sorted()
                        .map(label -> Arguments.of(section, label)));
    }

    @Test
    void readsTheClientHello() throws PeerFaultException {
        ClientHello hello = raw(Rfc8448.SIMPLE_1RTT, "ClientHello").decode(ClientHello.TLS);

        assertThat(hello.legacyVersion()).isEqualTo(ProtocolVersion.TLS_1_2);
        assertThat(hello.sessionId()).isEqualTo(Bytes.EMPTY);
        assertThat(hello.suites())
                .containsExactly(
                        CipherSuite.TLS_AES_128_GCM_SHA256,
                        CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
                        CipherSuite.TLS_AES_256_GCM_SHA384);
        assertThat(hello.compressionMethods()).isEqualTo(Bytes.of(0));
        assertThat(hello.extensions().find(ServerName.class)).contains(new ServerName("server"));
        assertThat(hello.extensions().find(SupportedVersions.Offer.class))
                .contains(new SupportedVersions.Offer(List.of(ProtocolVersion.TLS_1_3)));
        assertThat(hello.extensions().find(PskKeyExchangeModes.class))
                .contains(PskKeyExchangeModes.of(PskKeyExchangeModes.PSK_DHE_KE));
        assertThat(hello.extensions().find(RecordSizeLimit.class)).contains(new RecordSizeLimit(0x4001));
        assertThat(hello.extensions().find(KeyShare.Offer.class))
                .contains(new KeyShare.Offer(List.of(
                        new KeyShare.Entry(NamedGroup.X25519, Rfc8448.SIMPLE_1RTT.bytes("client x25519 public key")))));
    }

    @Test
    void readsTheServerHello() throws PeerFaultException {
        ServerHello hello = raw(Rfc8448.SIMPLE_1RTT, "ServerHello").decode(ServerHello.CODEC);

        assertThat(hello.suite()).isEqualTo(CipherSuite.TLS_AES_128_GCM_SHA256);
        assertThat(hello.extensions().list())
                .containsExactly(
                        new KeyShare.Choice(new KeyShare.Entry(
                                NamedGroup.X25519, Rfc8448.SIMPLE_1RTT.bytes("server x25519 public key"))),
                        new SupportedVersions.Choice(ProtocolVersion.TLS_1_3));
    }

    @Test
    void readsTheHelloRetryRequest() throws PeerFaultException {
        RawMessage raw = raw(Rfc8448.HELLO_RETRY_REQUEST, "HelloRetryRequest");
        HelloRetryRequest retry = raw.decode(HelloRetryRequest.CODEC);
        ClientHello second =
                raw(Rfc8448.HELLO_RETRY_REQUEST, "second ClientHello").decode(ClientHello.TLS);

        assertThat(HelloRetryRequest.isRetry(raw)).isTrue();
        assertThat(retry.extensions().find(KeyShare.Retry.class)).contains(new KeyShare.Retry(NamedGroup.SECP256R1));
        assertThat(second.extensions().find(Cookie.class))
                .isPresent()
                .isEqualTo(retry.extensions().find(Cookie.class));
        assertThat(second.extensions().find(Padding.class)).contains(new Padding(175));
    }

    @Test
    void tellsTheServerHelloFromAHelloRetryRequest() {
        assertThat(HelloRetryRequest.isRetry(raw(Rfc8448.SIMPLE_1RTT, "ServerHello")))
                .isFalse();
    }

    @Test
    void readsTheCertificateRequest() throws PeerFaultException {
        CertificateRequest13 request =
                raw(Rfc8448.CLIENT_AUTHENTICATION, "CertificateRequest").decode(CertificateRequest13.CODEC);

        assertThat(request.context()).isEqualTo(Bytes.EMPTY);
        assertThat(request.extensions().find(SignatureAlgorithms.class))
                .hasValueSatisfying(algorithms -> assertThat(algorithms.schemes())
                        .contains(SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.RSA_PSS_RSAE_SHA256));
    }

    @Test
    void readsTheCertificate() throws PeerFaultException {
        Certificate13 certificate =
                raw(Rfc8448.SIMPLE_1RTT, "server Certificate").decode(Certificate13.CODEC);

        assertThat(certificate.entries())
                .extracting(Certificate13.Entry::certificate)
                .containsExactly(Rfc8448.SIMPLE_1RTT.bytes("server certificate"));
    }

    @Test
    void readsTheCertificateVerify() throws PeerFaultException {
        CertificateVerify verify =
                raw(Rfc8448.SIMPLE_1RTT, "server CertificateVerify").decode(CertificateVerify.CODEC);

        assertThat(verify.scheme()).isEqualTo(SignatureScheme.RSA_PSS_RSAE_SHA256);
        assertThat(verify.signature().size()).isEqualTo(128);
    }

    @Test
    void readsTheTicketThatIsResumedFrom() throws PeerFaultException {
        NewSessionTicket13 ticket = raw(Rfc8448.SIMPLE_1RTT, "NewSessionTicket").decode(NewSessionTicket13.CODEC);
        ClientHello hello = raw(Rfc8448.RESUMED_0RTT, "ClientHello").decode(ClientHello.TLS);

        assertThat(ticket.lifetimeSeconds()).isEqualTo(30);
        assertThat(ticket.nonce()).isEqualTo(Bytes.of(0, 0));
        assertThat(ticket.extensions().find(EarlyData.MaxSize.class)).contains(new EarlyData.MaxSize(1024));
        assertThat(hello.extensions().find(PreSharedKey.Offer.class))
                .hasValueSatisfying(offer -> assertThat(offer.identities())
                        .extracting(PreSharedKey.Identity::identity)
                        .containsExactly(ticket.ticket()));
    }

    @Test
    void cutsTheClientHelloWhereTheBindersBegin() throws PeerFaultException {
        ClientHello hello = raw(Rfc8448.RESUMED_0RTT, "ClientHello").decode(ClientHello.TLS);

        assertThat(hello.truncated(ClientHello.TLS)).isEqualTo(Rfc8448.RESUMED_0RTT.bytes("ClientHello prefix"));
        assertThat(hello.truncated(Rfc8448.RESUMED_0RTT.bytes("ClientHello")))
                .isEqualTo(Rfc8448.RESUMED_0RTT.bytes("ClientHello prefix"));
    }

    @Test
    void putsTheBinderIntoTheClientHello() throws PeerFaultException {
        RawMessage raw = raw(Rfc8448.RESUMED_0RTT, "ClientHello");
        ClientHello unbound = raw.decode(ClientHello.TLS).withBinders(List.of(Bytes.copyOf(new byte[32])));
        assertThat(RawMessage.of(unbound)).isNotEqualTo(raw);

        ClientHello bound = unbound.withBinders(List.of(Rfc8448.RESUMED_0RTT.bytes("binder")));

        assertThat(RawMessage.of(bound)).isEqualTo(raw);
    }

    private static RawMessage raw(Rfc8448 section, String label) {
        Bytes encoding = section.bytes(label);
        HandshakeType type = HandshakeType.of(encoding.at(0)).orElseThrow();
        return new RawMessage(type, 0, encoding.slice(4, encoding.size()), encoding);
    }

    private static HandshakeMessage decode(RawMessage raw, String label) throws PeerFaultException {
        return raw.decode(Objects.requireNonNull(CODECS.get(label), label));
    }
}
