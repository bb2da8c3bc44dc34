package dev.handfast.trust;

import dev.handfast.trust.CredentialException.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;

/**
 * Private keys from their DER forms.
 *
 * <pre>
 * PrivateKeyInfo (PKCS #8, RFC 5208)  SEQUENCE { INTEGER 0 or 1, SEQUENCE { OID, parameters }, OCTET STRING, ... }
 * RSAPrivateKey (PKCS #1, RFC 8017)   SEQUENCE { INTEGER 0, INTEGER n, INTEGER e, INTEGER d, ... }
 * ECPrivateKey (SEC 1, RFC 5915)      SEQUENCE { INTEGER 1, OCTET STRING, [0] parameters OPTIONAL, [1] ... }
 * EncryptedPrivateKeyInfo             SEQUENCE { SEQUENCE { OID, parameters }, OCTET STRING }
 * </pre>
 *
 * <p>The older two do not say everything; the certificate's public key tells the rest.
 */
final class PrivateKeys {

    private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
    private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";

    private static final Map<String, String> ALGORITHMS = Map.of(
            RSA_ENCRYPTION,
            "RSA",
            "1.2.840.113549.1.1.10",
            "RSASSA-PSS",
            EC_PUBLIC_KEY,
            "EC",
            "1.3.101.112",
            "Ed25519",
            "1.3.101.113",
            "Ed448");

    private PrivateKeys() {}

    /**
     * Reads a key of any of the forms.
     *
     * @param der the key, which stays the caller's
     * @param publicKey that of the certificate that the key should belong to
     * @param password empty when there is none
     * @param where the file and the block in it, for messages
     */
    static PrivateKey parse(byte[] der, PublicKey publicKey, char[] password, String where) throws CredentialException {
        try {
            DerReader whole = new DerReader(der);
            DerReader fields = whole.enter(DerReader.SEQUENCE);
            whole.requireEnd();
            if (fields.nextIs(DerReader.SEQUENCE)) {
                byte[] decrypted = EncryptedKey.decrypt(der, password, where);
                try {
                    return parseDecrypted(decrypted, publicKey, where);
                } finally {
                    Arrays.fill(decrypted, (byte) 0);
                }
            }
            fields.smallInteger();
            if (fields.nextIs(DerReader.INTEGER)) {
                return wrapped(rsaAlgorithm(publicKey), der, where);
            }
            return fields.nextIs(DerReader.OCTET_STRING)
                    ? wrapped(ecAlgorithm(fields, publicKey, where), der, where)
                    : parsePkcs8(der, where);
        } catch (MalformedDerException e) {
            throw malformed(where, e);
        }
    }

    private static PrivateKey parseDecrypted(byte[] der, PublicKey publicKey, String where) throws CredentialException {
        try {
            DerReader whole = new DerReader(der);
            boolean isPlain = whole.enter(DerReader.SEQUENCE).nextIs(DerReader.INTEGER);
            whole.requireEnd();
            if (isPlain) {
                return parse(der, publicKey, new char[0], where);
            }
        } catch (MalformedDerException e) {
            throw EncryptedKey.wrongPassword(where, e);
        }
        throw new CredentialException(Reason.MALFORMED, where, "holds no private key once decrypted");
    }

    private static PrivateKey wrapped(byte[] algorithm, byte[] key, String where) throws CredentialException {
        byte[] pkcs8 = Der.sequence(Der.integer(0), algorithm, Der.octets(key));
        try {
            return parsePkcs8(pkcs8, where);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static PrivateKey parsePkcs8(byte[] pkcs8, String where) throws CredentialException {
        try {
            DerReader fields = new DerReader(pkcs8).enter(DerReader.SEQUENCE);
            fields.smallInteger();
            DerReader algorithm = fields.enter(DerReader.SEQUENCE);
            String oid = algorithm.oid();
            String name = ALGORITHMS.get(oid);
            if (name == null) {
                throw new CredentialException(
                        Reason.UNSUPPORTED, where, "is a key of the algorithm " + oid + ", which TLS cannot sign with");
            }
            if (name.equals("EC") && algorithm.nextIs(DerReader.SEQUENCE)) {
                throw explicitCurve(where);
            }
            return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (MalformedDerException | GeneralSecurityException | RuntimeException e) {
            throw malformed(where, e);
        }
    }

    private static byte[] rsaAlgorithm(PublicKey publicKey) throws MalformedDerException {
        return publicKey.getAlgorithm().equals("RSASSA-PSS")
                ? algorithmOf(publicKey)
                : Der.sequence(Der.oid(RSA_ENCRYPTION), Der.NULL);
    }

    private static byte[] ecAlgorithm(DerReader fields, PublicKey publicKey, String where)
            throws MalformedDerException, CredentialException {
        fields.content(DerReader.OCTET_STRING);
        if (fields.nextIs(0xa0)) {
            DerReader parameters = fields.enter(0xa0);
            if (parameters.nextIs(DerReader.SEQUENCE)) {
                throw explicitCurve(where);
            }
            return Der.sequence(Der.oid(EC_PUBLIC_KEY), parameters.element());
        }
        if (!publicKey.getAlgorithm().equals("EC")) {
            throw new CredentialException(Reason.MISMATCH, where, "is an EC key, and the certificate has another kind");
        }
        return algorithmOf(publicKey);
    }

    /** {@code SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, subjectPublicKey BIT STRING }}. */
    private static byte[] algorithmOf(PublicKey key) throws MalformedDerException {
        return new DerReader(key.getEncoded()).enter(DerReader.SEQUENCE).element();
    }

    private static CredentialException explicitCurve(String where) {
        return new CredentialException(
                Reason.UNSUPPORTED,
                where,
                "spells out the parameters of its curve; only curves that are given by name are read"
                        + " (convert it: openssl pkey -ec_param_enc named_curve)");
    }

    private static CredentialException malformed(String where, Exception cause) {
        return new CredentialException(
                Reason.MALFORMED,
                where,
                "is not a private key that can be read: " + Printable.of(String.valueOf(cause.getMessage())),
                cause);
    }
}
