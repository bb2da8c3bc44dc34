package dev.handfast.handshake.client12;

import dev.handfast.config.ClientConfig;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.PeerCertificates12;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.handshake.SignatureKind;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.Certificate12;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** Behind a ServerHello that begins a full handshake: the server shows its certificate (RFC 5246, Section 7.4.2). */
record WaitCertificate(Parameters12 parameters) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CERTIFICATE);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        Certificate12 certificate = message.decode(Certificate12.CODEC);
        if (certificate.certificates().isEmpty()) {
            throw new PeerFaultException(AuthenticationFault.NO_CERTIFICATE);
        }
        ShownCertificates shown = ShownCertificates.of(PeerCertificates12.parse(certificate));
        ClientConfig config = parameters.config();
        PeerCertificates.requireSigningKey(shown.own());
        PeerCertificates12.requireKind(
                config.crypto(), SignatureKind.of(parameters.suite().keyExchange()), shown.own());
        PeerCertificates12.requireCurve(config.crypto(), config.policy().groups(), shown.own());
        parameters.transcript().add(message);
        return parameters.awaitsStatus()
                ? new WaitCertificateStatus(parameters, shown)
                : new WaitServerKeyExchange(parameters, shown);
    }

    @Override
    public void close() {}
}
