package dev.handfast.crypto.jca;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;

/**
 * Shares of the finite-field groups of RFC 7919: y as a big-endian number of exactly the size of the prime.
 *
 * <p>The primes are safe ones, so 1 &lt; y &lt; p - 1 leaves no small subgroup (RFC 7919, Section 5.1). The shared secret is
 * of the size of the prime too (RFC 8446, Section 7.4.1).
 */
final class FfdheShares implements ShareForm {

    /** What the primes have in common at their upper end: the digits of e. */
    private static final String DIGITS = "ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1d8b9c583ce2d3695"
            + "a9e13641146433fbcc939dce249b3ef97d2fe363630c75d8f681b202aec4617a"
            + "d3df1ed5d5fd65612433f51f5f066ed0856365553ded1af3b557135e7f57c935"
            + "984f0c70e0e68b77e2a689daf3efe8721df158a136ade73530acca4f483a797a"
            + "bc0ab182b324fb61d108a94bb2c8e3fbb96adab760d7f4681d4f42a3de394df4"
            + "ae56ede76372bb190b07a7c8ee0a6d709e02fce1cdf7e2ecc03404cd28342f61"
            + "9172fe9ce98583ff8e4f1232eef28183c3fe3b1b4c6fad733bb5fcbc2ec22005"
            + "c58ef1837d1683b2c6f34a26c1b2effa886b4238";

    private static final String FFDHE2048 = DIGITS + "61285c97ffffffffffffffff";

    private static final String FFDHE3072 = DIGITS
            + "611fcfdcde355b3b6519035b"
            + "bc34f4def99c023861b46fc9d6e6c9077ad91d2691f7f7ee598cb0fac186d91c"
            + "aefe130985139270b4130c93bc437944f4fd4452e2d74dd364f2e21e71f54bff"
            + "5cae82ab9c9df69ee86d2bc522363a0dabc521979b0deada1dbf9a42d5c4484e"
            + "0abcd06bfa53ddef3c1b20ee3fd59d7c25e41d2b66c62e37ffffffffffffffff";

    private final DHParameterSpec parameters;

    /** Private keys are short, as RFC 7919, Section 5.2 has it: that costs no security and saves most of the time. */
    private FfdheShares(String prime, int privateKeyBits) {
        this.parameters = new DHParameterSpec(new BigInteger(prime, 16), BigInteger.TWO, privateKeyBits);
    }

    static FfdheShares ffdhe2048() {
        return new FfdheShares(FFDHE2048, 225);
    }

    static FfdheShares ffdhe3072() {
        return new FfdheShares(FFDHE3072, 275);
    }

    @Override
    public AlgorithmParameterSpec parameters() {
        return parameters;
    }

    @Override
    public byte[] encode(PublicKey key) {
        if (!(key instanceof DHPublicKey dh)) {
            throw new IllegalStateException("a provider makes no DHPublicKey for Diffie-Hellman");
        }
        byte[] number = dh.getY().toByteArray();
        int size = size();
        int used = Math.min(size, number.length);
        byte[] share = new byte[size];
        System.arraycopy(number, number.length - used, share, size - used, used);
        return share;
    }

    @Override
    public PublicKey decode(byte[] share, Provider provider) throws PeerFaultException, GeneralSecurityException {
        BigInteger y = new BigInteger(1, share);
        BigInteger last = parameters.getP().subtract(BigInteger.ONE);
        if (share.length != size() || y.compareTo(BigInteger.ONE) <= 0 || y.compareTo(last) >= 0) {
            throw new PeerFaultException(DecodeFault.MALFORMED_KEY_SHARE);
        }
        return KeyFactory.getInstance("DiffieHellman", provider)
                .generatePublic(new DHPublicKeySpec(y, parameters.getP(), parameters.getG()));
    }

    @Override
    public boolean allows(byte[] sharedSecret) {
        return sharedSecret.length == size();
    }

    private int size() {
        return parameters.getP().bitLength() / 8;
    }
}
