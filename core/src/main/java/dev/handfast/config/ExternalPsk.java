package dev.handfast.config;

import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A key that both peers were given outside of TLS, and its name (RFC 8446, Section 4.2.11; RFC 9257).
 *
 * <p>Immutable and usable by any thread. The key lives as long as the object; it is never printed.
 *
 * <p>A raw key is used with TLS 1.3 and with its hash alone, unless other versions are {@linkplain #rawIn named}. An
 * imported one (RFC 9258) is turned into a key of its own for each protocol and hash, so that no two uses can harm each
 * other: prefer it where both peers know how.
 */
public final class ExternalPsk {

    /** The least that RFC 9257, Section 6 asks of the entropy, in bytes. */
    private static final int LEAST_KEY = 16;

    private static final Set<ProtocolVersion> ONLY_13 = Set.of(ProtocolVersion.TLS_1_3);

    /** Which side of a connection may use the key; an endpoint that is both needs two keys (RFC 9257, Section 4.1). */
    public enum Role {
        /** We name the key to servers, and refuse clients that name it to us. */
        CLIENT,
        /** Clients name the key to us. */
        SERVER
    }

    /** How the key gets into the handshake. */
    public enum Kind {
        /** As it is. */
        RAW,
        /** Through the importer of RFC 9258. */
        IMPORTED
    }

    private final byte[] identity;
    private final byte[] key;
    private final HashAlgorithm hash;
    private final Kind kind;
    private final byte[] context;
    private final Role role;
    private final Set<ProtocolVersion> rawVersions;

    private ExternalPsk(
            byte[] identity,
            byte[] key,
            HashAlgorithm hash,
            Kind kind,
            byte[] context,
            Role role,
            Set<ProtocolVersion> rawVersions) {
        if (identity.length == 0 || identity.length > 0xffff || context.length > 0xffff) {
            throw new IllegalArgumentException("an identity has 1 to 65535 bytes, and a context at most as many");
        }
        if (key.length < LEAST_KEY) {
            throw new IllegalArgumentException(
                    "an external key has at least " + LEAST_KEY + " bytes, not " + key.length);
        }
        this.identity = identity.clone();
        this.key = key.clone();
        this.hash = hash;
        this.kind = kind;
        this.context = context.clone();
        this.role = role;
        this.rawVersions = Set.copyOf(rawVersions);
    }

    /**
     * A key that is used as it is, with SHA-256.
     *
     * @param key at least 16 bytes of full entropy: never a password
     */
    public static ExternalPsk raw(Role role, String identity, byte[] key) {
        return raw(role, identity.getBytes(StandardCharsets.UTF_8), key);
    }

    /** A key that is used as it is, with SHA-256, whose identity is no text. */
    public static ExternalPsk raw(Role role, byte[] identity, byte[] key) {
        return new ExternalPsk(identity, key, HashAlgorithm.SHA256, Kind.RAW, new byte[0], role, ONLY_13);
    }

    /**
     * A key that is imported, with SHA-256.
     *
     * @param context what both peers know besides, such as their names; may be empty
     */
    public static ExternalPsk imported(Role role, byte[] identity, byte[] key, byte[] context) {
        return new ExternalPsk(identity, key, HashAlgorithm.SHA256, Kind.IMPORTED, context, role, Set.of());
    }

    /** The same with another hash: of the handshake for a raw key, of the import for an imported one. */
    public ExternalPsk withHash(HashAlgorithm other) {
        return new ExternalPsk(identity, key, other, kind, context, role, rawVersions);
    }

    /**
     * The same raw key for these versions instead of TLS 1.3. One version is safe; with several, nobody has proved that what
     * TLS 1.2 does with the key tells nothing about what TLS 1.3 does with it (RFC 8446, Section E.7): it is your word that
     * this will do. In TLS 1.2 the hash is that of the suite.
     *
     * @throws IllegalStateException when the key is imported, and so has a key of its own for each version anyway
     */
    public ExternalPsk rawIn(ProtocolVersion first, ProtocolVersion... others) {
        if (kind == Kind.IMPORTED) {
            throw new IllegalStateException("an imported key has no need to be tied to versions");
        }
        Set<ProtocolVersion> all = new HashSet<>(List.of(others));
        all.add(first);
        return new ExternalPsk(identity, key, hash, kind, context, role, all);
    }

    /** Whether the key may be used in this version. */
    public boolean isFor(ProtocolVersion version) {
        return kind == Kind.IMPORTED || rawVersions.contains(version);
    }

    /** The most bytes that it takes in a ClientHello, where an imported key stands once for each of two hashes. */
    int sizeInHello() {
        int binder = 1 + HashAlgorithm.SHA384.length();
        int age = 4;
        int raw = 2 + identity.length + age + binder;
        return kind == Kind.RAW ? raw : 2 * (raw + 2 + 2 + context.length + 4);
    }

    /** The name of the key; a copy. */
    public byte[] identity() {
        return identity.clone();
    }

    /** The key; a copy, which the caller erases. */
    public byte[] key() {
        return key.clone();
    }

    /** The hash that the key belongs to. */
    public HashAlgorithm hash() {
        return hash;
    }

    /** How the key gets into the handshake. */
    public Kind kind() {
        return kind;
    }

    /** The context of an imported key; a copy. */
    public byte[] context() {
        return context.clone();
    }

    /** Which side may use it. */
    public Role role() {
        return role;
    }

    @Override
    public String toString() {
        return "ExternalPsk[" + kind + ", " + role + ", " + hash + "]";
    }
}
