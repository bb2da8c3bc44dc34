package dev.handfast.keys;

import dev.handfast.crypto.Secret;

/**
 * What protects the records of one direction. Owns both.
 *
 * @param key of the size that the suite's AEAD wants
 * @param iv 12 bytes, from which the nonce of each record is made
 */
public record RecordKeys(Secret key, Secret iv) implements AutoCloseable {

    @Override
    public void close() {
        key.close();
        iv.close();
    }
}
