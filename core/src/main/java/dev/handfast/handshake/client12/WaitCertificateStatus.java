package dev.handfast.handshake.client12;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.CertificateStatus;
import dev.handfast.message.RawMessage;
import dev.handfast.trust.OcspResponse;
import java.util.Map;
import java.util.Set;

/**
 * Behind a Certificate whose status was asked for: the server shows that, or goes on without, though it has promised it
 * (RFC 6066, Section 8).
 */
record WaitCertificateStatus(Parameters12 parameters, ShownCertificates shown) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CERTIFICATE_STATUS, HandshakeType.SERVER_KEY_EXCHANGE);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        if (message.type() == HandshakeType.SERVER_KEY_EXCHANGE) {
            return new WaitServerKeyExchange(parameters, shown).receive(message, out);
        }
        CertificateStatus status = message.decode(CertificateStatus.CODEC);
        parameters.transcript().add(message);
        OcspResponse response = OcspResponse.of(status.ocspResponse().toArray());
        return new WaitServerKeyExchange(
                parameters, new ShownCertificates(shown.chain(), Map.of(shown.own(), response)));
    }

    @Override
    public void close() {}
}
