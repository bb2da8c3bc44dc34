package dev.handfast.crypto.jca;

import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a public key is for, as its SubjectPublicKeyInfo says. */
enum KeyKind {
    /** rsaEncryption. */
    RSA,
    /** id-RSASSA-PSS. */
    RSA_PSS,
    EC,
    ED25519,
    ED448;

    private static final String ED25519_HEADER = "302a300506032b6570032100";
    private static final String ED448_HEADER = "3043300506032b6571033a00";

    /** The kind of a key; empty when TLS has no use for it. */
    static Optional<KeyKind> of(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return Optional.of(isForPssAlone(key) ? RSA_PSS : RSA);
        }
        if (key instanceof ECPublicKey) {
            return Optional.of(EC);
        }
        if (beginsWith(key, ED25519_HEADER, 32)) {
            return Optional.of(ED25519);
        }
        return beginsWith(key, ED448_HEADER, 57) ? Optional.of(ED448) : Optional.empty();
    }

    private static boolean isForPssAlone(Key key) {
        return key.getAlgorithm().equals("RSASSA-PSS");
    }

    /** Providers disagree on the types and names of these keys, but not on their encoding. */
    private static boolean beginsWith(PublicKey key, String header, int size) {
        byte[] start = HexFormat.of().parseHex(header);
        byte[] encoded = key.getEncoded();
        return encoded != null
                && encoded.length == start.length + size
                && Arrays.equals(encoded, 0, start.length, start, 0, start.length);
    }
}
