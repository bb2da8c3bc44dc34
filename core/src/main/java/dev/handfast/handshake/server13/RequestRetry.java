package dev.handfast.handshake.server13;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.SupportedVersions;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Asks for a ClientHello with another share (RFC 8446, Section 4.1.4). */
final class RequestRetry {

    private static final int COOKIE_SIZE = 32;

    private RequestRetry() {}

    /** Sends the request. The key, if one was chosen, is kept for the second ClientHello. */
    static HandshakeState send(
            ReceivedHello received, CipherSuite suite, NamedGroup group, KeySource keys, HandshakeOutput out)
            throws PeerFaultException {
        out.requireDrained();
        List<Extension> extensions = new ArrayList<>();
        extensions.add(new KeyShare.Retry(group));
        Bytes cookie = Bytes.EMPTY;
        if (received.config().retryCookie()) {
            byte[] random = new byte[COOKIE_SIZE];
            received.config().crypto().random().nextBytes(random);
            cookie = Bytes.adopt(random);
            extensions.add(new Cookie(cookie));
        }
        extensions.add(new SupportedVersions.Choice(ProtocolVersion.TLS_1_3));
        HelloRetryRequest retry = new HelloRetryRequest(
                ProtocolVersion.TLS_1_2, received.hello().sessionId(), suite, 0, new Extensions(extensions));
        received.transcript().replaceWithMessageHash();
        received.transcript().add(out.send(retry, FlightKind.ANSWERED));
        if (!received.hello().sessionId().isEmpty()) {
            out.changeCipherSpec();
        }
        out.endFlight();
        out.learned(new Fact.Retried());
        return new WaitSecondClientHello(received, suite, group, cookie, keys);
    }
}
