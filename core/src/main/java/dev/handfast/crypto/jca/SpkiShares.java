package dev.handfast.crypto.jca;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * Shares of elliptic curves: they are the end of a SubjectPublicKeyInfo that always begins alike, and every provider reads
 * and writes that.
 *
 * <pre>
 * x25519, x448   the u-coordinate, 32 or 56 bytes (RFC 7748)
 * secp…r1        0x04 | x | y
 * </pre>
 */
final class SpkiShares implements ShareForm {

    private static final byte UNCOMPRESSED = 4;

    private final String keyAlgorithm;
    private final AlgorithmParameterSpec parameters;
    private final byte[] header;
    private final int shareLength;
    private final int secretLength;
    private final Predicate<byte[]> isValidShare;
    private final Predicate<byte[]> isValidSecret;

    private SpkiShares(
            String keyAlgorithm,
            AlgorithmParameterSpec parameters,
            String header,
            int shareLength,
            int secretLength,
            Predicate<byte[]> isValidShare,
            Predicate<byte[]> isValidSecret) {
        this.keyAlgorithm = keyAlgorithm;
        this.parameters = parameters;
        this.header = HexFormat.of().parseHex(header);
        this.shareLength = shareLength;
        this.secretLength = secretLength;
        this.isValidShare = isValidShare;
        this.isValidSecret = isValidSecret;
    }

    static SpkiShares x25519() {
        return montgomery(NamedParameterSpec.X25519, "302a300506032b656e032100", 32);
    }

    static SpkiShares x448() {
        return montgomery(NamedParameterSpec.X448, "3042300506032b656f033900", 56);
    }

    /** Any bytes are a share; those of small order show in a secret of zeros (RFC 7748, Section 6). */
    private static SpkiShares montgomery(NamedParameterSpec name, String header, int length) {
        return new SpkiShares(
                name.getName(), name, header, length, length, share -> true, SpkiShares::hasOtherThanZero);
    }

    static SpkiShares of(Curve curve) {
        int coordinate = curve.coordinateLength();
        return new SpkiShares(
                "EC",
                new ECGenParameterSpec(curve.jcaName()),
                curve.spkiHeader(),
                1 + 2 * coordinate,
                coordinate,
                share -> share[0] == UNCOMPRESSED
                        && curve.holds(
                                new BigInteger(1, share, 1, coordinate),
                                new BigInteger(1, share, 1 + coordinate, coordinate)),
                secret -> true);
    }

    @Override
    public AlgorithmParameterSpec parameters() {
        return parameters;
    }

    @Override
    public byte[] encode(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != header.length + shareLength
                || !Arrays.equals(encoded, 0, header.length, header, 0, header.length)) {
            throw new IllegalStateException("a provider encodes its " + keyAlgorithm + " keys in a way of its own");
        }
        return Arrays.copyOfRange(encoded, header.length, encoded.length);
    }

    @Override
    public PublicKey decode(byte[] share, Provider provider) throws PeerFaultException, GeneralSecurityException {
        if (share.length != shareLength || !isValidShare.test(share)) {
            throw new PeerFaultException(DecodeFault.MALFORMED_KEY_SHARE);
        }
        byte[] encoded = Arrays.copyOf(header, header.length + shareLength);
        System.arraycopy(share, 0, encoded, header.length, shareLength);
        return KeyFactory.getInstance(keyAlgorithm, provider).generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public boolean allows(byte[] sharedSecret) {
        return sharedSecret.length == secretLength && isValidSecret.test(sharedSecret);
    }

    private static boolean hasOtherThanZero(byte[] secret) {
        int bits = 0;
        for (byte value : secret) {
            bits |= value;
        }
        return bits != 0;
    }
}
