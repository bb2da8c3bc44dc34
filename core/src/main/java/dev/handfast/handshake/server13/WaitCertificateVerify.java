package dev.handfast.handshake.server13;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.PeerCertificates;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.iana.HandshakeType;
import dev.handfast.keys.CertificateVerifyContent;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** WAIT_CV (RFC 8446, Appendix A.2): the client proves that it has the key of its certificate. */
record WaitCertificateVerify(Parameters13 parameters, ShownCertificates shown) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CERTIFICATE_VERIFY);
    }

    @Override
    public int readEpoch() {
        return 2;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        CertificateVerify proof = message.decode(CertificateVerify.CODEC);
        PeerCertificates.verify(
                parameters.config().crypto(),
                parameters.config().policy().schemes(),
                shown.own(),
                proof,
                CertificateVerifyContent.CLIENT,
                parameters.transcript().hash());
        parameters.transcript().add(message.encoding());
        out.learned(new Fact.PeerScheme(proof.scheme()));
        return new WaitFinished(parameters, shown);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
