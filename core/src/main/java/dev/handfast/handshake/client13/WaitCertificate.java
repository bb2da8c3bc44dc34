package dev.handfast.handshake.client13;

import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.Certificate13;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** WAIT_CERT (RFC 8446, Appendix A.1): the server shows its certificate. */
record WaitCertificate(Parameters13 parameters, ClientAuthentication13 authentication) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CERTIFICATE);
    }

    @Override
    public int readEpoch() {
        return 2;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        Certificate13 certificate = message.decode(Certificate13.CODEC);
        if (!certificate.context().isEmpty()) {
            throw new PeerFaultException(AuthenticationFault.CERTIFICATE_CONTEXT);
        }
        if (certificate.entries().isEmpty()) {
            throw new PeerFaultException(AuthenticationFault.NO_CERTIFICATE);
        }
        ShownCertificates shown = PeerCertificates.parse(
                certificate, parameters.hello().extensions().types());
        PeerCertificates.requireSigningKey(shown.own());
        parameters.transcript().add(message.encoding());
        return new WaitCertificateVerify(parameters, authentication, shown);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
