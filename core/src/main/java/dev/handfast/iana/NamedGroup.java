package dev.handfast.iana;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A group for key exchange, known or not.
 *
 * <p>RFC 8446, Section 4.2.7; RFC 7919.
 *
 * @param code the two-byte value, 0 to 65,535
 */
public record NamedGroup(int code) {

    public static final NamedGroup SECP256R1 = new NamedGroup(0x0017);
    public static final NamedGroup SECP384R1 = new NamedGroup(0x0018);
    public static final NamedGroup SECP521R1 = new NamedGroup(0x0019);
    public static final NamedGroup X25519 = new NamedGroup(0x001d);
    public static final NamedGroup X448 = new NamedGroup(0x001e);
    public static final NamedGroup FFDHE2048 = new NamedGroup(0x0100);
    public static final NamedGroup FFDHE3072 = new NamedGroup(0x0101);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x0017, "secp256r1"),
            Map.entry(0x0018, "secp384r1"),
            Map.entry(0x0019, "secp521r1"),
            Map.entry(0x001d, "x25519"),
            Map.entry(0x001e, "x448"),
            Map.entry(0x0100, "ffdhe2048"),
            Map.entry(0x0101, "ffdhe3072"));

    private static final Set<Integer> ELLIPTIC = Set.of(0x0017, 0x0018, 0x0019, 0x001d, 0x001e);

    public NamedGroup {
        Codes.requireUint16(code);
    }

    /**
     * The value with this IANA name, such as {@code secp256r1}.
     *
     * @return empty when the library does not know the name
     */
    public static Optional<NamedGroup> named(String name) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(entry -> new NamedGroup(entry.getKey()))
                .findFirst();
    }

    /** Whether the group is an elliptic curve, as the key exchanges of TLS 1.2 want (RFC 8422, Section 5.1.1). */
    public boolean isElliptic() {
        return ELLIPTIC.contains(code);
    }

    /** Whether the value is reserved to keep peers tolerant (RFC 8701). */
    public boolean isGrease() {
        return Codes.isGrease(code);
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(code, Codes.hex(code));
    }
}
