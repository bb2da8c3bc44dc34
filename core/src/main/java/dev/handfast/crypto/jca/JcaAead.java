package dev.handfast.crypto.jca;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AeadAlgorithm;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/** An authenticated encryption by a provider's {@link Cipher}, which is initialised anew for every record. */
final class JcaAead implements Aead {

    private final AeadAlgorithm algorithm;
    private final Cipher cipher;
    private final AeadKey key;
    private final int mode;

    private JcaAead(AeadAlgorithm algorithm, Cipher cipher, AeadKey key, int mode) {
        this.algorithm = algorithm;
        this.cipher = cipher;
        this.key = key;
        this.mode = mode;
    }

    static JcaAead of(AeadAlgorithm algorithm, Provider provider, Secret key, boolean sealing) {
        if (key.size() != algorithm.keyLength()) {
            throw new IllegalArgumentException(
                    algorithm + " wants a key of " + algorithm.keyLength() + " bytes, not " + key.size());
        }
        boolean aes = algorithm != AeadAlgorithm.CHACHA20_POLY1305;
        try {
            return new JcaAead(
                    algorithm,
                    Cipher.getInstance(transformation(algorithm), provider),
                    new AeadKey(aes ? "AES" : "ChaCha20", key),
                    sealing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(provider.getName() + " no longer does " + algorithm, e);
        }
    }

    static Operation operation(AeadAlgorithm algorithm) {
        return switch (algorithm) {
            case AES_128_GCM, AES_256_GCM -> Operation.AES_GCM;
            case CHACHA20_POLY1305 -> Operation.CHACHA20_POLY1305;
            case AES_128_CCM, AES_256_CCM, AES_128_CCM_8, AES_256_CCM_8 -> Operation.AES_CCM;
        };
    }

    private static String transformation(AeadAlgorithm algorithm) {
        return switch (operation(algorithm)) {
            case AES_GCM -> "AES/GCM/NoPadding";
            case AES_CCM -> "AES/CCM/NoPadding";
            default -> "ChaCha20-Poly1305";
        };
    }

    @Override
    public int tagLength() {
        return algorithm.tagLength();
    }

    @Override
    public int seal(
            byte[] nonce,
            byte[] aad,
            int aadLength,
            byte[] input,
            int inputOffset,
            int inputLength,
            byte[] tail,
            int tailLength,
            byte[] out,
            int outOffset) {
        requireReadyTo(Cipher.ENCRYPT_MODE);
        try {
            cipher.init(mode, key, parameters(nonce));
            cipher.updateAAD(aad, 0, aadLength);
            // Providers hold back different amounts, so what follows goes behind what was really written.
            int written = cipher.update(input, inputOffset, inputLength, out, outOffset);
            return written + cipher.doFinal(tail, 0, tailLength, out, outOffset + written);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record cannot be sealed", e);
        }
    }

    @Override
    public int open(
            byte[] nonce,
            byte[] aad,
            int aadLength,
            byte[] input,
            int inputOffset,
            int inputLength,
            byte[] out,
            int outOffset)
            throws PeerFaultException {
        requireReadyTo(Cipher.DECRYPT_MODE);
        int length = inputLength - algorithm.tagLength();
        if (length < 0) {
            throw new PeerFaultException(RecordFault.BAD_RECORD_MAC, "shorter than its tag");
        }
        Objects.checkFromIndexSize(outOffset, length, out.length);
        startOpening(nonce);
        try {
            cipher.updateAAD(aad, 0, aadLength);
            return cipher.doFinal(input, inputOffset, inputLength, out, outOffset);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Some providers leave the plaintext that they could not authenticate.
            Arrays.fill(out, outOffset, outOffset + length, (byte) 0);
            throw new PeerFaultException(RecordFault.BAD_RECORD_MAC, e);
        }
    }

    /**
     * Gets ready for a nonce, which may be the last one again: a datagram that is replayed, or that follows a forged one
     * of its number. A provider that refuses this (ChaCha20-Poly1305 of JDK 17) is made to forget it by another nonce.
     */
    private void startOpening(byte[] nonce) {
        try {
            try {
                cipher.init(mode, key, parameters(nonce));
            } catch (InvalidKeyException | InvalidAlgorithmParameterException e) {
                byte[] other = nonce.clone();
                other[0] ^= 1;
                cipher.init(mode, key, parameters(other));
                cipher.init(mode, key, parameters(nonce));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record cannot be opened", e);
        }
    }

    private AlgorithmParameterSpec parameters(byte[] nonce) {
        return algorithm == AeadAlgorithm.CHACHA20_POLY1305
                ? new IvParameterSpec(nonce)
                : new GCMParameterSpec(8 * algorithm.tagLength(), nonce);
    }

    private void requireReadyTo(int wanted) {
        if (mode != wanted) {
            throw new IllegalStateException("an AEAD either seals or opens");
        }
        if (key.isDestroyed()) {
            throw new IllegalStateException("the AEAD is closed");
        }
    }

    @Override
    public void close() {
        key.destroy();
    }
}
