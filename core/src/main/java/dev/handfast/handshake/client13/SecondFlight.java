package dev.handfast.handshake.client13;

import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.handshake.ConnectedKeys;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.OwnCertificate;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.keys.ApplicationSecrets;
import dev.handfast.keys.CertificateVerifyContent;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.message.Certificate13;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.Finished;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The client's flight that ends the handshake: [Certificate [CertificateVerify]] Finished (RFC 8446, Section 4.4).
 *
 * @param write client_application_traffic_secret_0
 * @param read server_application_traffic_secret_0
 */
record SecondFlight(Parameters13 parameters, ApplicationSecrets application, TrafficSecret write, TrafficSecret read)
        implements AutoCloseable {

    HandshakeState answer(ClientAuthentication13 authentication, List<X509Certificate> chain, HandshakeOutput out) {
        if (authentication instanceof ClientAuthentication13.Asked asked) {
            return new Suspended<>(
                    new Decision.SelectCredential(asked.schemes(), asked.authorities(), ""),
                    (credential, then) -> authenticate(asked, credential, chain, then),
                    3,
                    this::close);
        }
        return finish(chain, out);
    }

    private HandshakeState authenticate(
            ClientAuthentication13.Asked asked,
            Optional<Credential> credential,
            List<X509Certificate> chain,
            HandshakeOutput out) {
        Optional<SignatureScheme> scheme = credential.flatMap(some -> OwnCertificate.scheme(some, asked.schemes()));
        if (scheme.isEmpty()) {
            send(new Certificate13(Bytes.EMPTY, List.of()), out);
            return finish(chain, out);
        }
        send(OwnCertificate.message(Bytes.EMPTY, credential.get(), asked.stapling()), out);
        byte[] content =
                CertificateVerifyContent.CLIENT.of(parameters.transcript().hash());
        return new Suspended<>(
                new Decision.Sign(credential.get().signer(), scheme.get(), content),
                (signature, then) -> {
                    send(new CertificateVerify(scheme.get(), Bytes.copyOf(signature)), then);
                    then.learned(
                            new Fact.OwnProof(scheme.get(), credential.get().chain()));
                    return finish(chain, then);
                },
                3,
                this::close);
    }

    private HandshakeState finish(List<X509Certificate> chain, HandshakeOutput out) {
        byte[] verifyData =
                parameters.client().finishedMac(parameters.transcript().hash());
        send(new Finished(Bytes.adopt(verifyData)), out);
        out.endFlight();
        out.writeWith(3, write);
        out.connected(application.exporter());
        TicketReceiver tickets = TicketReceiver.of(parameters, application, chain);
        application.close();
        parameters.close();
        return new Connected(ConnectedKeys.first(read, write), tickets);
    }

    private void send(HandshakeMessage message, HandshakeOutput out) {
        parameters.transcript().add(out.send(message, FlightKind.FINAL));
    }

    @Override
    public void close() {
        parameters.close();
        application.close();
        write.close();
        read.close();
    }
}
