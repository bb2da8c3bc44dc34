package dev.handfast.handshake.client13;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.RecordLimits13;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.EncryptedExtensions;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.Alpn;
import dev.handfast.message.extension.ExtensionRules;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.RecordSizeLimit;
import java.util.Optional;
import java.util.Set;

/** WAIT_EE (RFC 8446, Appendix A.1): the server answers what does not concern the keys. */
record WaitEncryptedExtensions(Parameters13 parameters) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.ENCRYPTED_EXTENSIONS);
    }

    @Override
    public int readEpoch() {
        return 2;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws PeerFaultException {
        Extensions extensions = message.decode(EncryptedExtensions.CODEC).extensions();
        ExtensionRules.requireOffered(
                extensions, parameters.hello().extensions().types());
        Optional<Alpn> alpn = extensions.find(Alpn.class);
        if (alpn.isPresent()) {
            String protocol = alpn.get().texts().get(0);
            if (!parameters.config().applicationProtocols().contains(protocol)) {
                throw new PeerFaultException(NegotiationFault.UNOFFERED_APPLICATION_PROTOCOL, protocol);
            }
            out.learned(new Fact.ApplicationProtocol(protocol));
        }
        Optional<RecordSizeLimit> limit = extensions.find(RecordSizeLimit.class);
        if (limit.isPresent()) {
            out.learned(RecordLimits13.agree(limit.get(), parameters.config().recordSizeLimit()));
        }
        parameters.transcript().add(message.encoding());
        return next();
    }

    private HandshakeState next() {
        if (parameters.authentication() instanceof Authentication.ByCertificate) {
            return new WaitCertificateOrRequest(parameters);
        }
        ShownCertificates known = parameters.authentication() instanceof Authentication.BySession session
                ? ShownCertificates.of(session.facts().peerChain())
                : ShownCertificates.NONE;
        return new WaitFinished(parameters, new ClientAuthentication13.NotAsked(), known);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
