package dev.handfast.wire;

import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random values of the presentation language: mostly short, sometimes as long as allowed. */
public final class RandomValues {

    private static final int SHORT = 12;

    private final Random random;

    /** The same seed gives the same values. */
    public RandomValues(long seed) {
        random = new Random(seed);
    }

    /** A number from 0 to and including a bound. */
    public int upTo(int bound) {
        return random.nextInt(bound + 1);
    }

    public boolean bool() {
        return random.nextBoolean();
    }

    /** 0 to 2^32-1. */
    public long uint32() {
        return random.nextLong() & 0xffff_ffffL;
    }

    /** This many bytes. */
    public Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }

    /** From {@code minimum} to {@code maximum} bytes. */
    public Bytes bytes(int minimum, int maximum) {
        return bytes(between(minimum, maximum));
    }

    /** From {@code minimum} to {@code maximum} elements. */
    public <T> List<T> list(int minimum, int maximum, Supplier<T> element) {
        int size = between(minimum, maximum);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    public ProtocolVersion version() {
        return new ProtocolVersion(upTo(0xffff));
    }

    public CipherSuite suite() {
        return new CipherSuite(upTo(0xffff));
    }

    public NamedGroup group() {
        return new NamedGroup(upTo(0xffff));
    }

    public SignatureScheme scheme() {
        return new SignatureScheme(upTo(0xffff));
    }

    private int between(int minimum, int maximum) {
        int reach = upTo(9) == 0 ? maximum : Math.min(maximum, minimum + SHORT);
        return minimum + upTo(reach - minimum);
    }
}
