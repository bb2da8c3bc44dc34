package dev.handfast.handshake.client13;

import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.CertificateRequest13;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.SignatureAlgorithms;
import java.util.Set;

/** WAIT_CERT_CR (RFC 8446, Appendix A.1): the server asks for our certificate first, or shows its own at once. */
record WaitCertificateOrRequest(Parameters13 parameters) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CERTIFICATE_REQUEST, HandshakeType.CERTIFICATE);
    }

    @Override
    public int readEpoch() {
        return 2;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        if (message.type() == HandshakeType.CERTIFICATE) {
            return new WaitCertificate(parameters, new ClientAuthentication13.NotAsked()).receive(message, out);
        }
        CertificateRequest13 request = message.decode(CertificateRequest13.CODEC);
        if (!request.context().isEmpty()) {
            throw new PeerFaultException(AuthenticationFault.CERTIFICATE_CONTEXT);
        }
        SignatureAlgorithms schemes = request.extensions()
                .find(SignatureAlgorithms.class)
                .orElseThrow(() -> new PeerFaultException(NegotiationFault.MISSING_SIGNATURE_ALGORITHMS));
        parameters.transcript().add(message.encoding());
        return new WaitCertificate(
                parameters,
                new ClientAuthentication13.Asked(
                        schemes.schemes(),
                        PeerCertificates.authorities(request.extensions()),
                        request.extensions().contains(ExtensionType.STATUS_REQUEST)));
    }

    @Override
    public void close() {
        parameters.close();
    }
}
