package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.handfast.config.Credential;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.KeyUsage;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What certificates and shares may be used for. */
final class ProtocolRule9Test {

    @Test
    void refusesACertificateThatIsForClients() {
        TlsCertificate certificate = Victims.MINT.sign(CertificateBuilder.of("Client", Mint.FROM, Mint.TO)
                .names(Pair.SERVER_NAME)
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .purposes(Purpose.CLIENT));

        assertThat(fault(serving(certificate, Tamper.none()))).isEqualTo(AuthenticationFault.CERTIFICATE_REJECTED);
    }

    @Test
    void acceptsACertificateThatDoesNotSayWhatItIsFor() {
        TlsCertificate certificate = Victims.MINT.sign(
                CertificateBuilder.of("Anything", Mint.FROM, Mint.TO).names(Pair.SERVER_NAME));

        assertThat(serving(certificate, Tamper.none()).peer().victim().engine().isConnected())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"P384, ECDSA_SECP256R1_SHA256", "P256, ECDSA_SECP384R1_SHA384", "P256, RSA_PSS_RSAE_SHA256"})
    void refusesASchemeOfAnotherCurveOrKind(String kind, String scheme) throws ReflectiveOperationException {
        KeyKind key = (KeyKind) KeyKind.class.getField(kind).get(null);
        SignatureScheme claimed =
                (SignatureScheme) SignatureScheme.class.getField(scheme).get(null);
        HostileServer server = serving(
                Victims.MINT.server(key, Pair.SERVER_NAME),
                Tamper.none()
                        .message(CertificateVerify.class, proof -> new CertificateVerify(claimed, proof.signature())));

        assertThat(fault(server)).isEqualTo(AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA_PKCS1_SHA256", "RSA_PKCS1_SHA512", "ECDSA_SHA1", "RSA_PKCS1_SHA1"})
    void refusesSchemesOfOldVersionsInTheHandshake(String scheme) throws ReflectiveOperationException {
        SignatureScheme claimed =
                (SignatureScheme) SignatureScheme.class.getField(scheme).get(null);
        HostileServer server = serving(
                Victims.MINT.server(Pair.SERVER_NAME),
                Tamper.none()
                        .message(CertificateVerify.class, proof -> new CertificateVerify(claimed, proof.signature())));

        assertThat(fault(server)).isEqualTo(AuthenticationFault.UNOFFERED_SIGNATURE_SCHEME);
    }

    @Test
    void refusesAPointOffTheCurve() {
        byte[] point = new byte[65];
        point[0] = 4;
        point[64] = 1;
        HostileClient client = Victims.server(Tamper.none());
        KeyShare.Entry entry = new KeyShare.Entry(NamedGroup.SECP256R1, Bytes.adopt(point));
        client.sendHello(Forgery.with(
                Forgery.with(client.hello(), new KeyShare.Offer(List.of(entry))),
                new SupportedGroups(List.of(NamedGroup.SECP256R1))));

        assertThat(fault(client.peer())).isEqualTo(DecodeFault.MALFORMED_KEY_SHARE);
    }

    private static HostileServer serving(TlsCertificate certificate, Tamper tamper) {
        HostileServer server = HostileServer.against(
                Endpoint.client(Victims.clientConfig(client -> client), Answering.AT_ONCE),
                Victims.CRYPTO,
                Credential.of(certificate, Victims.CRYPTO),
                tamper);
        server.handshake();
        return server;
    }

    private static Fault fault(HostileServer server) {
        return fault(server.peer());
    }

    private static Fault fault(HostilePeer peer) {
        return assertThat(peer.victim().failure())
                .get()
                .asInstanceOf(type(PeerFaultException.class))
                .actual()
                .fault();
    }
}
