package dev.handfast.record;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.AeadAlgorithm;

/**
 * How long one key may be used.
 *
 * <p>RFC 8446, Section 5.5 for AES-GCM; RFC 9147, Section 4.5.3 for the rest, whose reasons hold on streams as well. On a
 * stream the first forgery ends the connection, so that only datagrams count them.
 *
 * @param records the most records that are sealed or opened
 * @param forgeries the most records that may fail to open
 */
public record UsageLimits(long records, long forgeries) {

    /** The limits of an algorithm, for records of any size. */
    public static UsageLimits of(AeadAlgorithm algorithm) {
        return switch (algorithm) {
            case AES_128_GCM, AES_256_GCM -> new UsageLimits(powerOfTwo(24.5), powerOfTwo(36));
            case AES_128_CCM, AES_256_CCM -> new UsageLimits(powerOfTwo(23), powerOfTwo(23.5));
            case AES_128_CCM_8, AES_256_CCM_8 -> new UsageLimits(powerOfTwo(23), powerOfTwo(7));
            // The sequence number ends first; half of its range is kept free of wrapping.
            case CHACHA20_POLY1305 -> new UsageLimits(Long.MAX_VALUE, powerOfTwo(36));
        };
    }

    /** The limits of an algorithm under a cryptography that may set lower ones. */
    static UsageLimits of(Crypto crypto, AeadAlgorithm algorithm) {
        UsageLimits limits = of(algorithm);
        return new UsageLimits(Math.min(limits.records, crypto.recordsPerKey(algorithm)), limits.forgeries);
    }

    /** Whether three quarters of the records are used up, so that new keys should come. */
    public boolean shouldUpdate(long usedRecords) {
        return usedRecords >= records - records / 4;
    }

    /** Whether not one more record may use the key. */
    public boolean isReached(long usedRecords) {
        return usedRecords >= records;
    }

    private static long powerOfTwo(double exponent) {
        return (long) Math.pow(2, exponent);
    }
}
