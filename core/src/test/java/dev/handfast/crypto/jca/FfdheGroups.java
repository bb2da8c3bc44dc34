package dev.handfast.crypto.jca;

import dev.handfast.iana.NamedGroup;
import java.math.BigInteger;

/** The primes of RFC 7919, from their formula instead of their digits. */
final class FfdheGroups {

    private FfdheGroups() {}

    static BigInteger prime(NamedGroup name) {
        return name.equals(NamedGroup.FFDHE2048) ? prime(2048, 560_316) : prime(3072, 2_625_351);
    }

    /** p = 2^b - 2^{b-64} + {[2^{b-130} e] + X} * 2^64 - 1. */
    private static BigInteger prime(int bits, long x) {
        BigInteger two = BigInteger.TWO;
        return two.pow(bits)
                .subtract(two.pow(bits - 64))
                .add(digitsOfE(bits - 130).add(BigInteger.valueOf(x)).shiftLeft(64))
                .subtract(BigInteger.ONE);
    }

    /** 2^bits * e, rounded down: the sum of 1/k!, with some bits to spare. */
    private static BigInteger digitsOfE(int bits) {
        int spare = 64;
        BigInteger sum = BigInteger.ZERO;
        BigInteger term = BigInteger.ONE.shiftLeft(bits + spare);
        for (int k = 1; term.signum() > 0; k++) {
            sum = sum.add(term);
            term = term.divide(BigInteger.valueOf(k));
        }
        return sum.shiftRight(spare);
    }
}
