package dev.handfast.keys;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;
import java.nio.charset.StandardCharsets;

/**
 * The exporter of TLS 1.3.
 *
 * <pre>
 * TLS-Exporter(label, context_value, key_length) =
 *     HKDF-Expand-Label(Derive-Secret(Secret, label, ""), "exporter", Hash(context_value), key_length)
 * </pre>
 *
 * RFC 8446, Section 7.5.
 */
final class Exporter13 implements Exporter {

    private static final byte[] NO_BYTES = {};

    private final Schedule schedule;
    private final HashAlgorithm hash;
    private final Secret secret;
    private final byte[] channelBinding;

    /** Takes ownership of the exporter_master_secret. */
    Exporter13(Schedule schedule, HashAlgorithm hash, Secret secret) {
        this.schedule = schedule;
        this.hash = hash;
        this.secret = secret;
        this.channelBinding = export("EXPORTER-Channel-Binding", 32);
    }

    @Override
    public byte[] export(String label, int length) {
        return export(label, NO_BYTES, length);
    }

    @Override
    public byte[] export(String label, byte[] context, int length) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(label)) {
            throw new IllegalArgumentException("the label of an exporter is ASCII: " + label);
        }
        ExpandLabel expand = schedule.with(hash);
        try (Secret derived = expand.derive(secret, label);
                Secret exported = expand.expand(derived, "exporter", expand.hash(context), length)) {
            return exported.bytes().clone();
        }
    }

    @Override
    public byte[] channelBinding() {
        return channelBinding.clone();
    }

    @Override
    public void close() {
        secret.close();
    }
}
