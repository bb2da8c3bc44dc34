package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cookie by which a client proves that it receives at its address, without the server remembering anything.
 *
 * <pre>
 * cookie = uint32 seconds | first 28 bytes of HMAC-SHA-256(key, label | seconds | address | hello)
 * </pre>
 *
 * RFC 6347, Section 4.2.1. It is as long as DTLS 1.0 lets it be, and good for two minutes. Usable by any thread.
 */
public final class AddressCookie implements AutoCloseable {

    /** The number of bytes. */
    public static final int SIZE = 32;

    private static final int TIME_SIZE = Integer.BYTES;
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] LABEL = "handfast cookie 1".getBytes(StandardCharsets.US_ASCII);

    private final Crypto crypto;
    private final Secret key;

    /**
     * Makes cookies under a key.
     *
     * @param key 32 bytes or more; now belongs to the new object
     */
    public AddressCookie(Crypto crypto, Secret key) {
        if (key.size() < SIZE) {
            throw new IllegalArgumentException("a cookie wants a key of " + SIZE + " bytes, not " + key.size());
        }
        this.crypto = crypto;
        this.key = key;
    }

    /**
     * A cookie for a client.
     *
     * @param address where the client says that it is, port and all
     * @param hello what the client must say again, so that each hello needs a cookie of its own
     */
    public Bytes issue(Bytes address, Bytes hello, Instant now) {
        return cookie((int) now.getEpochSecond(), address, hello);
    }

    /** Whether the cookie was issued for this client, less than two minutes ago; told in constant time. */
    public boolean verifies(Bytes cookie, Bytes address, Bytes hello, Instant now) {
        if (cookie.size() != SIZE) {
            return false;
        }
        int issued = (cookie.at(0) << 24) | (cookie.at(1) << 16) | (cookie.at(2) << 8) | cookie.at(3);
        // Seconds wrap around every 136 years; the difference does not mind.
        int age = (int) now.getEpochSecond() - issued;
        Bytes right = cookie(issued, address, hello);
        return MessageDigest.isEqual(right.toArray(), cookie.toArray()) && age >= 0 && age <= LIFETIME.toSeconds();
    }

    private Bytes cookie(int seconds, Bytes address, Bytes hello) {
        WireWriter covered = new WireWriter();
        covered.uint32(seconds & 0xffff_ffffL);
        covered.vector8(address);
        covered.vector16(hello);
        Bytes time = Bytes.copyOf(covered.toBytes().toArray(), 0, TIME_SIZE);
        return time.concat(Bytes.copyOf(mac(covered.toBytes()), 0, SIZE - TIME_SIZE));
    }

    private byte[] mac(Bytes covered) {
        byte[] secret = key.bytes().clone();
        try {
            Mac mac = crypto.hmac(HashAlgorithm.SHA256);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(LABEL);
            return mac.doFinal(covered.toArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cookie cannot be computed", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
