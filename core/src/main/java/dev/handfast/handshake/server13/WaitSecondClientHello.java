package dev.handfast.handshake.server13;

import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.ClientHello;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.Extension;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Behind a HelloRetryRequest: the client repeats its offer with the share that was asked for.
 *
 * @param received the first ClientHello, its transcript ending with the HelloRetryRequest
 * @param cookie what must come back; empty when none was sent
 * @param keys chosen by the first ClientHello: whoever knows keys is not asked again, who may give each but once; owned
 */
record WaitSecondClientHello(ReceivedHello received, CipherSuite suite, NamedGroup group, Bytes cookie, KeySource keys)
        implements HandshakeState {

    /** What a client may change (RFC 8446, Section 4.1.2). */
    private static final Set<ExtensionType> CHANGEABLE = Set.of(
            ExtensionType.KEY_SHARE,
            ExtensionType.PRE_SHARED_KEY,
            ExtensionType.COOKIE,
            ExtensionType.EARLY_DATA,
            ExtensionType.PADDING);

    @Override
    public Set<HandshakeType> accepts() {
        return Set.of(HandshakeType.CLIENT_HELLO);
    }

    @Override
    public int readEpoch() {
        return 0;
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException {
        ClientHello hello = message.decode(ClientHello.TLS);
        if (!fixed(hello).equals(fixed(received.hello()))) {
            throw new PeerFaultException(NegotiationFault.SECOND_HELLO_DIFFERS);
        }
        Bytes echoed = hello.extensions().find(Cookie.class).map(Cookie::cookie).orElse(Bytes.EMPTY);
        if (!echoed.equals(cookie)) {
            throw new PeerFaultException(NegotiationFault.WRONG_COOKIE);
        }
        Offer13 offer = Offer13.of(hello);
        if (!offer.shares().keySet().equals(Set.of(group))) {
            throw new PeerFaultException(NegotiationFault.SECOND_HELLO_WITHOUT_SHARE, "asked for " + group);
        }
        ReceivedHello second = new ReceivedHello(received.config(), hello, message, received.transcript());
        KeySource bound = new SelectPsk(second, List.of(suite)).bindAgain(keys, received.hello());
        second.transcript().add(second.message());
        return NegotiateParameters.goOn(
                bound,
                (known, then) -> FirstFlight.begin(second, offer, suite, Optional.of(group), known, true, then),
                out);
    }

    private static List<Object> fixed(ClientHello hello) {
        List<Extension> extensions = hello.extensions().list().stream()
                .filter(extension -> !CHANGEABLE.contains(extension.type()))
                .toList();
        return List.of(
                hello.legacyVersion(),
                hello.random(),
                hello.sessionId(),
                hello.suites(),
                hello.compressionMethods(),
                extensions);
    }

    @Override
    public void close() {
        keys.close();
    }
}
