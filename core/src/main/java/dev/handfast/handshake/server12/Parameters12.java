package dev.handfast.handshake.server12;

import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.crypto.Secret;
import dev.handfast.handshake.ReceivedHello;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.keys.Keys12;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ServerHello;
import dev.handfast.wire.Bytes;
import java.util.List;

/**
 * What stays the same from the ServerHello to the end of the handshake.
 *
 * @param answer what we made of the offer
 * @param shares our private share, one at most; owned
 */
record Parameters12(ReceivedHello received, ProtocolVersion version, ServerHello answer, List<PrivateShare> shares)
        implements AutoCloseable {

    Parameters12 {
        shares = List.copyOf(shares);
    }

    ServerConfig config() {
        return received.config();
    }

    CipherSuite suite() {
        return answer.suite();
    }

    Transcript transcript() {
        return received.transcript();
    }

    /** Whether the master secret is bound to the whole handshake (RFC 7627). */
    boolean extendsMasterSecret() {
        return answer.extensions().contains(ExtensionType.EXTENDED_MASTER_SECRET);
    }

    /** Whether we have promised a ticket (RFC 5077, Section 3.2). */
    boolean promisesTicket() {
        return answer.extensions().contains(ExtensionType.SESSION_TICKET);
    }

    /** The keys that follow from the premaster secret, which stays the caller's, and all messages so far. */
    Keys12 keys(Secret premaster) {
        CipherSuite suite = suite();
        return extendsMasterSecret()
                ? Keys12.extended(
                        received.schedule(),
                        suite,
                        premaster,
                        transcript().hashWith(suite.hash(), Bytes.EMPTY),
                        clientRandom(),
                        answer.random())
                : Keys12.plain(received.schedule(), suite, premaster, clientRandom(), answer.random());
    }

    /** The keys that follow from the master secret of a session, which changes hands. */
    Keys12 keysOf(Secret masterSecret) {
        return Keys12.resumed(received.schedule(), suite(), masterSecret, clientRandom(), answer.random());
    }

    private Bytes clientRandom() {
        return received.hello().random();
    }

    @Override
    public void close() {
        shares.forEach(PrivateShare::close);
    }
}
