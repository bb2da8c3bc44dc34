package dev.handfast.handshake.client13;

import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.Certificate13;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.ExtensionRules;
import java.security.cert.X509Certificate;
import java.util.List;
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
        for (Certificate13.Entry entry : certificate.entries()) {
            ExtensionRules.requireOffered(
                    entry.extensions(), parameters.hello().extensions().types());
        }
        List<X509Certificate> chain = PeerCertificates.parse(certificate);
        PeerCertificates.requireSigningKey(chain.get(0));
        parameters.transcript().add(message.encoding());
        return new WaitCertificateVerify(parameters, authentication, chain);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
