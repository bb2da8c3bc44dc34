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
import dev.handfast.iana.Medium;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.HelloVerifyRequest;
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
 * @param verifications how often the server has asked for a cookie, in DTLS 1.2
 */
record WaitServerHello(SentHello sent, Optional<HelloRetryRequest> retry, int verifications) implements HandshakeState {

    /** A server asks once; a second time when its key has changed meanwhile. */
    private static final int MOST_VERIFICATIONS = 4;

    @Override
    public Set<HandshakeType> accepts() {
        return sent.config().medium() == Medium.DATAGRAM && retry.isEmpty()
                ? Set.of(HandshakeType.SERVER_HELLO, HandshakeType.HELLO_VERIFY_REQUEST)
                : Set.of(HandshakeType.SERVER_HELLO);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException {
        if (message.type() == HandshakeType.HELLO_VERIFY_REQUEST) {
            return verify(message.decode(HelloVerifyRequest.CODEC), out);
        }
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

    /** Shows that we receive at our address: neither the request nor the hello before it is hashed. */
    private HandshakeState verify(HelloVerifyRequest request, HandshakeOutput out) throws PeerFaultException {
        if (verifications == MOST_VERIFICATIONS) {
            throw new PeerFaultException(NegotiationFault.TOO_MANY_HELLO_VERIFY_REQUESTS);
        }
        out.requireDrained();
        return SendClientHello.sendVerified(sent, request.cookie(), verifications + 1, out);
    }

    /** The version that a ServerHello without supported_versions tells is the one that counts. */
    private void requireVersion12(ServerHello hello) throws PeerFaultException {
        List<ProtocolVersion> offered = sent.config().policy().versions();
        ProtocolVersion version = hello.legacyVersion();
        if (!offered.contains(version) || !version.equals(sent.config().medium().version12())) {
            throw new PeerFaultException(NegotiationFault.VERSION_TOO_OLD, version.toString());
        }
        if (offered.contains(sent.config().medium().version13()) && Downgrade.isMarked(hello.random())) {
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
