package dev.handfast.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys in all the forms in which they come. */
final class Keys {

    private Keys() {}

    static byte[] pkcs8(TlsCertificate certificate) {
        return certificate.privateKey().map(PrivateKey::getEncoded).orElseThrow();
    }

    /** The PKCS #1 or SEC 1 key inside the PKCS #8 one. */
    static byte[] inner(TlsCertificate certificate) throws MalformedDerException {
        DerReader fields = new DerReader(pkcs8(certificate)).enter(DerReader.SEQUENCE);
        fields.integer();
        fields.element();
        return fields.content(DerReader.OCTET_STRING);
    }

    /** The SEC 1 key with its curve. */
    static byte[] sec1(TlsCertificate certificate, byte[] parameters) throws MalformedDerException {
        DerReader fields = new DerReader(inner(certificate)).enter(DerReader.SEQUENCE);
        return Der.sequence(fields.element(), fields.element(), Der.explicit(0, parameters));
    }

    /** The key under a password, as the Java runtime encrypts. */
    static byte[] encrypted(TlsCertificate certificate, String scheme, char[] password)
            throws GeneralSecurityException, IOException, MalformedDerException {
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.ENCRYPT_MODE, SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password)));
        byte[] content = cipher.doFinal(pkcs8(certificate));
        byte[] parameters = cipher.getParameters().getEncoded();
        // The runtime's PBES2 parameters are an AlgorithmIdentifier already.
        boolean isWhole = new DerReader(parameters).enter(DerReader.SEQUENCE).nextIs(DerReader.OBJECT_IDENTIFIER);
        byte[] algorithm = isWhole ? parameters : Der.sequence(Der.oid(oid(scheme)), parameters);
        return Der.sequence(algorithm, Der.octets(content));
    }

    private static String oid(String scheme) {
        return switch (scheme) {
            case "PBEWithMD5AndDES" -> "1.2.840.113549.1.5.3";
            case "PBEWithSHA1AndDESede" -> "1.2.840.113549.1.12.1.3";
            default -> "1.2.840.113549.1.5.13";
        };
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
