package dev.handfast.trust;

import java.security.PublicKey;

/**
 * An EC private key as other programs want it: with the public key, without which GnuTLS reads none.
 *
 * <pre>
 * PrivateKeyInfo  SEQUENCE { INTEGER 0, SEQUENCE { OID, OID of the curve }, OCTET STRING { ECPrivateKey } }
 * ECPrivateKey    SEQUENCE { INTEGER 1, OCTET STRING, [0] parameters OPTIONAL, [1] BIT STRING OPTIONAL }
 * </pre>
 *
 * RFC 5208; RFC 5915, Section 3.
 */
final class EcPrivateKeyInfo {

    private static final int PUBLIC_KEY = 0xa1;

    private EcPrivateKeyInfo() {}

    /** The same key with its public half, which Java leaves out; unchanged where it is there already. */
    static byte[] withPublicKey(byte[] pkcs8, PublicKey publicKey) {
        try {
            DerReader info = new DerReader(pkcs8).enter(DerReader.SEQUENCE);
            byte[] version = info.element();
            byte[] algorithm = info.element();
            DerReader key = new DerReader(info.content(DerReader.OCTET_STRING)).enter(DerReader.SEQUENCE);
            byte[] keyVersion = key.element();
            byte[] number = key.element();
            byte[] parameters = key.nextIs(0xa0) ? key.element() : new byte[0];
            if (key.nextIs(PUBLIC_KEY)) {
                return pkcs8;
            }
            byte[] complete = Der.sequence(keyVersion, number, parameters, Der.explicit(1, subjectKey(publicKey)));
            return Der.sequence(version, algorithm, Der.octets(complete));
        } catch (MalformedDerException e) {
            throw new IllegalStateException("the provider encodes its EC keys in a way of its own", e);
        }
    }

    /** {@code SubjectPublicKeyInfo ::= SEQUENCE { algorithm AlgorithmIdentifier, subjectPublicKey BIT STRING }}. */
    private static byte[] subjectKey(PublicKey key) throws MalformedDerException {
        DerReader fields = new DerReader(key.getEncoded()).enter(DerReader.SEQUENCE);
        byte[] unusedAlgorithm = fields.element();
        return fields.element();
    }
}
