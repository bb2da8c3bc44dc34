package dev.handfast.handshake;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ClientSession;
import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.iana.NamedGroup;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;
import java.util.List;
import java.util.Map;

/**
 * What a client knows once its ClientHello is out: the facts from which either version goes on.
 *
 * @param peer whom the client wants to talk to
 * @param hello the newest ClientHello
 * @param shares a private share for each group in it; owned
 * @param psks the pre-shared keys of TLS 1.3 in it, in its order; owned
 * @param sessions the session of TLS 1.2 in it, one at most; owned
 * @param retried whether a HelloRetryRequest has been answered
 * @param transcript with that ClientHello as its last message
 */
public record SentHello(
        ClientConfig config,
        ExpectedPeer peer,
        ClientHello hello,
        Map<NamedGroup, PrivateShare> shares,
        List<ClientPsk> psks,
        List<ClientSession> sessions,
        boolean retried,
        Transcript transcript)
        implements AutoCloseable {

    public SentHello {
        shares = Map.copyOf(shares);
        psks = List.copyOf(psks);
        sessions = List.copyOf(sessions);
    }

    /** The schedule that this handshake derives its secrets with. */
    public Schedule schedule() {
        return schedule(config, hello);
    }

    /** The schedule of a handshake that begins with this ClientHello. */
    public static Schedule schedule(ClientConfig config, ClientHello hello) {
        return new Schedule(config.crypto(), LabelPrefix.TLS, new SecretLog(config.keyLog(), hello.random()));
    }

    @Override
    public void close() {
        shares.values().forEach(PrivateShare::close);
        psks.forEach(ClientPsk::close);
        sessions.forEach(ClientSession::close);
    }
}
