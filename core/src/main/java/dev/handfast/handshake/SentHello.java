package dev.handfast.handshake;

import dev.handfast.config.ClientConfig;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.iana.NamedGroup;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;
import java.util.Map;

/**
 * What a client knows once its ClientHello is out: the facts from which either version goes on.
 *
 * @param peer whom the client wants to talk to
 * @param hello the newest ClientHello
 * @param shares a private share for each group in it; owned
 * @param retried whether a HelloRetryRequest has been answered
 * @param transcript with that ClientHello as its last message; owned
 */
public record SentHello(
        ClientConfig config,
        ExpectedPeer peer,
        ClientHello hello,
        Map<NamedGroup, PrivateShare> shares,
        boolean retried,
        Transcript transcript)
        implements AutoCloseable {

    public SentHello {
        shares = Map.copyOf(shares);
    }

    @Override
    public void close() {
        shares.values().forEach(PrivateShare::close);
    }
}
