package dev.handfast.trust;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;

/** A key on secp192r1, which Java cannot use and certificates can hold all the same. */
final class SmallCurve implements PublicKey {

    private static final long serialVersionUID = 1;

    static KeyPair keyPair() {
        return new KeyPair(new SmallCurve(), KeyKind.P256.generate().getPrivate());
    }

    @Override
    public String getAlgorithm() {
        return "EC";
    }

    @Override
    public String getFormat() {
        return "X.509";
    }

    @Override
    public byte[] getEncoded() {
        byte[] point = new byte[49];
        Arrays.fill(point, (byte) 7);
        point[0] = 4;
        return Der.sequence(
                Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.oid("1.2.840.10045.3.1.1")), Der.bits(point));
    }
}
