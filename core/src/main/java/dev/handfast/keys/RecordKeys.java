package dev.handfast.keys;

import dev.handfast.crypto.Secret;

/**
 * What protects the records of one direction. Owns both.
 *
 * @param key of the size that the suite's AEAD wants
 * @param iv from which the nonce of each record is made: 12 bytes, or the 4 that stay fixed where TLS 1.2 puts the others
 *     into the record
 */
public record RecordKeys(Secret key, Secret iv) implements AutoCloseable {

    /** The same keys with an owner of their own. */
    public RecordKeys copy() {
        return new RecordKeys(key.copy(), iv.copy());
    }

    @Override
    public void close() {
        key.close();
        iv.close();
    }
}
