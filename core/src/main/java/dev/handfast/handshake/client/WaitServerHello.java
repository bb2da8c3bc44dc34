package dev.handfast.handshake.client;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Downgrade;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.SentHello;
import dev.handfast.handshake.client12.AcceptServerHello12;
import dev.handfast.handshake.client13.AcceptServerHello;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.SupportedVersions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * WAIT_SH (RFC 8446, Appendix A.1): the server answers, or asks for another ClientHello.
 *
 * @param retry the HelloRetryRequest that has been answered
 */
record WaitServerHello(SentHello sent, Optional<HelloRetryRequest> retry) implements HandshakeState {

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.SERVER_HELLO);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException {
        if (HelloRetryRequest.isRetry(message)) {
            if (retry.isPresent()) {
                throw new PeerFaultException(NegotiationFault.SECOND_HELLO_RETRY_REQUEST);
            }
            return AnswerRetry.answer(sent, message, out);
        }
        ServerHello hello = message.decode(ServerHello.CODEC);
        Optional<ProtocolVersion> chosen = version(hello.extensions());
        if (retry.isPresent() && !chosen.equals(version(retry.get().extensions()))) {
            throw new PeerFaultException(NegotiationFault.VERSION_CHANGED_AFTER_RETRY);
        }
        if (chosen.isEmpty()) {
            requireVersion12(hello);
            return AcceptServerHello12.accept(sent, hello, hello.legacyVersion(), message, out);
        }
        requireVersion13(hello, chosen.get());
        if (retry.isPresent() && !retry.get().suite().equals(hello.suite())) {
            throw new PeerFaultException(NegotiationFault.SUITE_CHANGED_AFTER_RETRY);
        }
        return AcceptServerHello.accept(sent, hello, message.encoding(), out);
    }

    /** The version that a ServerHello without supported_versions tells is the one that counts. */
    private void requireVersion12(ServerHello hello) throws PeerFaultException {
        List<ProtocolVersion> offered = sent.config().policy().versions();
        ProtocolVersion version = hello.legacyVersion();
        if (!offered.contains(version) || version.isAtLeast(ProtocolVersion.TLS_1_3)) {
            throw new PeerFaultException(NegotiationFault.VERSION_TOO_OLD, version.toString());
        }
        if (offered.contains(ProtocolVersion.TLS_1_3) && Downgrade.isMarked(hello.random())) {
            throw new PeerFaultException(NegotiationFault.DOWNGRADE_SENTINEL);
        }
    }

    private void requireVersion13(ServerHello hello, ProtocolVersion chosen) throws PeerFaultException {
        if (!chosen.isAtLeast(ProtocolVersion.TLS_1_3)
                || !sent.config().policy().versions().contains(chosen)) {
            throw new PeerFaultException(NegotiationFault.UNOFFERED_VERSION, chosen.toString());
        }
        if (!hello.legacyVersion().equals(ProtocolVersion.TLS_1_2)) {
            throw new PeerFaultException(
                    NegotiationFault.WRONG_LEGACY_VERSION, hello.legacyVersion().toString());
        }
    }

    private static Optional<ProtocolVersion> version(Extensions extensions) {
        return extensions.find(SupportedVersions.Choice.class).map(SupportedVersions.Choice::version);
    }

    @Override
    public void close() {
        sent.close();
    }
}
