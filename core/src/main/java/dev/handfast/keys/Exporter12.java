package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Prf12;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The exporter of TLS 1.2.
 *
 * <pre>
 * PRF(master_secret, label, client_random + server_random)[length]                                  without a context
 * PRF(master_secret, label, client_random + server_random + uint16 length of context + context)[length]
 * </pre>
 *
 * RFC 5705, Section 4. An empty context is not the same as none.
 */
final class Exporter12 implements Exporter {

    /** Labels with which the protocol itself derives secrets (RFC 5705, Section 4). */
    private static final Set<String> RESERVED =
            Set.of("client finished", "server finished", "master secret", "extended master secret", "key expansion");

    private static final int LONGEST_LABEL = 249;
    private static final byte[] NO_BYTES = {};

    private final Crypto crypto;
    private final HashAlgorithm hash;
    private final byte[] randoms;
    private final Secret master;
    private final byte[] channelBinding;

    /**
     * Takes ownership of the master secret.
     *
     * @param randoms the client's and then the server's; not copied
     */
    Exporter12(Crypto crypto, HashAlgorithm hash, byte[] randoms, Secret master) {
        this.crypto = crypto;
        this.hash = hash;
        this.randoms = randoms;
        this.master = master;
        // The context is the zero-length string (RFC 9266, Section 2), which is not the same as none.
        this.channelBinding = export("EXPORTER-Channel-Binding", NO_BYTES, 32);
    }

    @Override
    public byte[] export(String label, int length) {
        return derive(label, randoms, length);
    }

    @Override
    public byte[] export(String label, byte[] context, int length) {
        if (context.length > 0xffff) {
            throw new IllegalArgumentException("a context has at most 65535 bytes, not " + context.length);
        }
        WireWriter seed = new WireWriter();
        seed.bytes(randoms);
        seed.uint16(context.length);
        seed.bytes(context);
        return derive(label, seed.toBytes().toArray(), length);
    }

    private byte[] derive(String label, byte[] seed, int length) {
        if (label.length() > LONGEST_LABEL
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(label)) {
            throw new IllegalArgumentException("the label of an exporter is ASCII, at most 249 bytes: " + label);
        }
        if (length < 0 || length > 255 * hash.length()) {
            throw new IllegalArgumentException("0 to " + 255 * hash.length() + " bytes are exported, not " + length);
        }
        if (RESERVED.contains(label)) {
            throw new IllegalArgumentException("a label of TLS itself: " + label);
        }
        try (Secret exported = new Prf12(crypto, hash).derive(master, label, seed, length)) {
            return exported.bytes().clone();
        }
    }

    @Override
    public byte[] channelBinding() {
        return channelBinding.clone();
    }

    @Override
    public void close() {
        master.close();
    }
}
