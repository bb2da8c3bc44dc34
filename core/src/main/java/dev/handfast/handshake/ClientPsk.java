package dev.handfast.handshake;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.keys.EarlySecrets;
import dev.handfast.keys.PskBinder;
import dev.handfast.keys.Schedule;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.wire.Bytes;

/**
 * A pre-shared key that a client offers.
 *
 * @param key owned
 * @param authentication what a connection rests on that is made with the key
 */
public record ClientPsk(
        PreSharedKey.Identity identity,
        Secret key,
        HashAlgorithm hash,
        PskBinder.Kind kind,
        Authentication authentication)
        implements AutoCloseable {

    /** A binder of the right size that proves nothing, for measuring. */
    public Bytes placeholder() {
        return Bytes.adopt(new byte[hash.length()]);
    }

    /** The proof that we have the key, tied to a ClientHello by the hash of everything before its binders. */
    public Bytes binder(Schedule schedule, byte[] truncatedHash) {
        try (EarlySecrets early = EarlySecrets.of(schedule, hash, key);
                PskBinder binder = early.binder(kind)) {
            return Bytes.adopt(binder.mac(truncatedHash));
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
