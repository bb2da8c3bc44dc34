package dev.handfast.keys;

import dev.handfast.crypto.KeyLog;
import dev.handfast.crypto.Secret;
import dev.handfast.wire.Bytes;

/**
 * A key log, and the connection whose secrets go there.
 *
 * @param clientRandom names the connection: the random of its (first) ClientHello
 */
public record SecretLog(KeyLog log, Bytes clientRandom) {

    /** Logs nothing. */
    public static SecretLog none() {
        return new SecretLog(KeyLog.none(), Bytes.EMPTY);
    }

    /** Tells the log a secret, which stays its owner's: the log sees a copy, which is erased at once. */
    public void log(String label, Secret secret) {
        try (Secret copy = secret.copy()) {
            log.log(label, clientRandom.toArray(), copy.bytes());
        }
    }
}
