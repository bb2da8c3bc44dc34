package dev.handfast.conformance.interop;

import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * An EC key in PKCS #8 with its public key, which GnuTLS 3.7 wants and Java leaves out (RFC 5958, RFC 5915).
 *
 * <pre>
 * SEQUENCE { INTEGER 0, AlgorithmIdentifier, OCTET STRING {
 *     SEQUENCE { INTEGER 1, OCTET STRING scalar, [1] { BIT STRING point } } } }
 * </pre>
 */
final class EcKeyFile {

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int FIRST = 0xa1;

    private EcKeyFile() {}

    static String of(ECPrivateKey key, PublicKey publicKey) {
        byte[] spki = publicKey.getEncoded();
        int algorithm = (spki[1] & 0xff) < 0x80 ? 2 : 3; // behind the header of the outer sequence
        int point = algorithm + 2 + spki[algorithm + 1];
        byte[] inner = field(
                SEQUENCE,
                field(INTEGER, new byte[] {1}),
                field(OCTET_STRING, scalar(key)),
                field(FIRST, Arrays.copyOfRange(spki, point, spki.length)));
        byte[] der = field(
                SEQUENCE,
                field(INTEGER, new byte[] {0}),
                Arrays.copyOfRange(spki, algorithm, point),
                field(OCTET_STRING, inner));
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static byte[] scalar(ECPrivateKey key) {
        byte[] scalar = new byte[(key.getParams().getOrder().bitLength() + 7) / 8];
        byte[] signed = key.getS().toByteArray();
        int count = Math.min(signed.length, scalar.length);
        System.arraycopy(signed, signed.length - count, scalar, scalar.length - count, count);
        return scalar;
    }

    private static byte[] field(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Arrays.stream(contents).forEach(content::writeBytes);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(tag);
        if (content.size() >= 0x100) {
            throw new IllegalArgumentException("longer than any of our keys");
        }
        if (content.size() >= 0x80) {
            result.write(0x81);
        }
        result.write(content.size());
        result.writeBytes(content.toByteArray());
        return result.toByteArray();
    }
}
