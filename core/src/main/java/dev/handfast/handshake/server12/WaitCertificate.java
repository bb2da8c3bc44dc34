package dev.handfast.handshake.server12;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.PeerCertificates12;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.Certificate12;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** The client, having been asked, shows a certificate or none (RFC 5246, Section 7.4.6). */
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
        ServerConfig config = parameters.config();
        parameters.transcript().add(message);
        if (certificate.certificates().isEmpty()) {
            if (config.clientAuthentication() == ClientAuthentication.REQUIRED) {
                throw new PeerFaultException(AuthenticationFault.NO_CLIENT_CERTIFICATE);
            }
            return new WaitClientKeyExchange(parameters, ShownCertificates.NONE);
        }
        ShownCertificates shown = ShownCertificates.of(PeerCertificates12.parse(certificate));
        PeerCertificates.requireSigningKey(shown.own());
        PeerCertificates12.requireCurve(config.crypto(), config.policy().groups(), shown.own());
        return new WaitClientKeyExchange(parameters, shown);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
