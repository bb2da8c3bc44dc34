package dev.handfast.trust;

import dev.handfast.trust.CredentialException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Private keys under a password (PKCS #8; RFC 8018).
 *
 * <pre>
 * EncryptedPrivateKeyInfo ::= SEQUENCE { encryptionAlgorithm AlgorithmIdentifier, encryptedData OCTET STRING }
 * PBES2-params  ::= SEQUENCE { keyDerivationFunc AlgorithmIdentifier, encryptionScheme AlgorithmIdentifier }
 * PBKDF2-params ::= SEQUENCE { salt OCTET STRING, iterationCount INTEGER, keyLength INTEGER OPTIONAL,
 *                              prf AlgorithmIdentifier DEFAULT hmacWithSHA1 }
 * </pre>
 *
 * <p>PBES2 with PBKDF2 is done here, with all ciphers that are in use; the older schemes by the Java runtime.
 */
final class EncryptedKey {

    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final String PBKDF2 = "1.2.840.113549.1.5.12";
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final Map<String, String> DERIVATIONS = Map.of(
            "1.2.840.113549.2.7", "PBKDF2WithHmacSHA1",
            "1.2.840.113549.2.8", "PBKDF2WithHmacSHA224",
            "1.2.840.113549.2.9", "PBKDF2WithHmacSHA256",
            "1.2.840.113549.2.10", "PBKDF2WithHmacSHA384",
            "1.2.840.113549.2.11", "PBKDF2WithHmacSHA512");

    private static final Map<String, Scheme> SCHEMES = Map.of(
            "2.16.840.1.101.3.4.1.2", new Scheme("AES", 16),
            "2.16.840.1.101.3.4.1.22", new Scheme("AES", 24),
            "2.16.840.1.101.3.4.1.42", new Scheme("AES", 32),
            "1.2.840.113549.3.7", new Scheme("DESede", 24));

    private EncryptedKey() {}

    /**
     * Decrypts a key.
     *
     * @param password empty when there is none
     * @return what was encrypted, which should be a PrivateKeyInfo; the caller erases it
     */
    static byte[] decrypt(byte[] encrypted, char[] password, String where) throws CredentialException {
        if (password.length == 0) {
            throw new CredentialException(Reason.PASSWORD_REQUIRED, where, "is encrypted and needs a password");
        }
        try {
            DerReader fields = new DerReader(encrypted).enter(DerReader.SEQUENCE);
            DerReader algorithm = fields.enter(DerReader.SEQUENCE);
            String oid = algorithm.oid();
            if (oid.equals(PBES2)) {
                return decryptPbes2(
                        algorithm.enter(DerReader.SEQUENCE), fields.content(DerReader.OCTET_STRING), password, where);
            }
            return decryptByRuntime(encrypted, oid, password, where);
        } catch (BadPaddingException e) {
            throw wrongPassword(where, e);
        } catch (MalformedDerException | IOException | GeneralSecurityException | RuntimeException e) {
            throw asCredentialException(e, where);
        }
    }

    static CredentialException wrongPassword(String where, Exception cause) {
        return new CredentialException(Reason.PASSWORD_WRONG, where, "does not open with this password", cause);
    }

    private static byte[] decryptPbes2(DerReader parameters, byte[] content, char[] password, String where)
            throws MalformedDerException, GeneralSecurityException, CredentialException {
        DerReader derivation = parameters.enter(DerReader.SEQUENCE);
        DerReader encryption = parameters.enter(DerReader.SEQUENCE);
        String derivationOid = derivation.oid();
        String encryptionOid = encryption.oid();
        Scheme scheme = SCHEMES.get(encryptionOid);
        if (!derivationOid.equals(PBKDF2)) {
            throw unsupported(where, derivationOid);
        }
        if (scheme == null) {
            throw unsupported(where, encryptionOid);
        }
        byte[] iv = encryption.content(DerReader.OCTET_STRING);
        SecretKeySpec key = derive(derivation.enter(DerReader.SEQUENCE), scheme, password, where);
        Cipher cipher = Cipher.getInstance(scheme.cipher() + "/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
        return cipher.doFinal(content);
    }

    private static SecretKeySpec derive(DerReader parameters, Scheme scheme, char[] password, String where)
            throws MalformedDerException, GeneralSecurityException, CredentialException {
        byte[] salt = parameters.content(DerReader.OCTET_STRING);
        int iterations = parameters.smallInteger();
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new CredentialException(Reason.UNSUPPORTED, where, "demands " + iterations + " iterations");
        }
        if (parameters.nextIs(DerReader.INTEGER) && parameters.smallInteger() != scheme.keySize()) {
            throw new CredentialException(Reason.MALFORMED, where, "has a key length that does not fit its cipher");
        }
        String prf =
                parameters.hasRemaining() ? parameters.enter(DerReader.SEQUENCE).oid() : "1.2.840.113549.2.7";
        String name = DERIVATIONS.get(prf);
        if (name == null) {
            throw unsupported(where, prf);
        }
        PBEKeySpec secret = new PBEKeySpec(password, salt, iterations, scheme.keySize() * 8);
        try {
            byte[] key =
                    SecretKeyFactory.getInstance(name).generateSecret(secret).getEncoded();
            SecretKeySpec spec = new SecretKeySpec(key, scheme.cipher());
            Arrays.fill(key, (byte) 0);
            return spec;
        } finally {
            secret.clearPassword();
        }
    }

    private static byte[] decryptByRuntime(byte[] encrypted, String oid, char[] password, String where)
            throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
        PBEKeySpec secret = new PBEKeySpec(password);
        try {
            Key key = SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(secret);
            Cipher cipher = Cipher.getInstance(info.getAlgName());
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return cipher.doFinal(info.getEncryptedData());
        } catch (BadPaddingException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw unsupported(where, oid);
        } finally {
            secret.clearPassword();
        }
    }

    private static CredentialException unsupported(String where, String oid) {
        return new CredentialException(
                Reason.UNSUPPORTED,
                where,
                "is encrypted with the algorithm " + oid
                        + ", which is not read (convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc)");
    }

    private static CredentialException asCredentialException(Exception e, String where) {
        return e instanceof CredentialException already
                ? already
                : new CredentialException(
                        Reason.MALFORMED,
                        where,
                        "is not an encrypted key that can be read: " + Printable.of(String.valueOf(e.getMessage())),
                        e);
    }

    /** A block cipher in CBC mode, and the size of its key in bytes. */
    private record Scheme(String cipher, int keySize) {}
}
