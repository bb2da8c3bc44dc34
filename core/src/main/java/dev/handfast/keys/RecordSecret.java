package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.CipherSuite;

/**
 * What the records of one direction of one epoch are protected with: all that a carrier needs to make its keys.
 *
 * <p>The form decides the protection: a {@link TrafficSecret} means records of TLS 1.3 (RFC 8446, Section 5.2), {@link
 * WriteKeys12} those of TLS 1.2 (RFC 5246, Section 6.2.3.3). A state makes either, hands it to {@code readWith} or {@code
 * writeWith}, and closes it afterwards: the carrier copies what it keeps. In TLS 1.2 there are two epochs, 0 in the clear
 * and 1 behind the change_cipher_spec; in TLS 1.3 the epochs are 0, 2, and 3 and more.
 *
 * <p>Used by one thread at a time.
 */
public sealed interface RecordSecret extends AutoCloseable permits TrafficSecret, WriteKeys12 {

    /** The cryptography that protects the records. */
    Crypto crypto();

    /** The suite whose records it protects. */
    CipherSuite suite();

    /** The key and the initialization vector of records, which belong to the caller. */
    RecordKeys keys();

    boolean isClosed();

    @Override
    void close();
}
