package dev.handfast.handshake.server12;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates12;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** The client proves that it has the key of its certificate, over all messages so far (RFC 5246, Section 7.4.8). */
record WaitCertificateVerify(KeyedHandshake handshake) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CERTIFICATE_VERIFY);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        CertificateVerify proof = message.decode(CertificateVerify.CODEC);
        Parameters12 parameters = handshake.parameters();
        PeerCertificates12.verify(
                parameters.config().crypto(),
                parameters.config().policy().handshakeSchemes(parameters.version()),
                handshake.shown().own(),
                proof.scheme(),
                parameters.transcript().messages().toArray(),
                proof.signature());
        parameters.transcript().add(message);
        out.learned(new Fact.PeerScheme(proof.scheme()));
        return handshake.awaitClient();
    }

    @Override
    public void close() {
        handshake.close();
    }
}
