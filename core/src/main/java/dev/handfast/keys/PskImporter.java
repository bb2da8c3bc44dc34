package dev.handfast.keys;

import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.List;
import java.util.Optional;

/**
 * Turns an external key into one for a single protocol and hash.
 *
 * <pre>{@code
 * struct {
 *     opaque external_identity<1...2^16-1>;
 *     opaque context<0..2^16-1>;
 *     uint16 target_protocol;
 *     uint16 target_kdf;
 * } ImportedIdentity;
 *
 * epskx = HKDF-Extract(0, epsk)
 * ipskx = HKDF-Expand-Label(epskx, "derived psk", Hash(ImportedIdentity), L)
 * }</pre>
 *
 * RFC 9258, Section 5.
 *
 * @param targetKdf 1 for HKDF_SHA256, 2 for HKDF_SHA384; others are none of ours
 */
public record PskImporter(Bytes externalIdentity, Bytes context, ProtocolVersion targetProtocol, int targetKdf) {

    /** The identity as it stands on the wire. */
    public static final Codec<PskImporter> CODEC = Codec.of(PskImporter::read, PskImporter::write);

    private static final List<HashAlgorithm> KDFS = List.of(HashAlgorithm.SHA256, HashAlgorithm.SHA384);

    /** The import of a key for this version and hash. */
    public static PskImporter of(
            Bytes externalIdentity, Bytes context, ProtocolVersion protocol, HashAlgorithm target) {
        return new PskImporter(externalIdentity, context, protocol, KDFS.indexOf(target) + 1);
    }

    /** What an identity of a client says, when it has the form of an imported one. */
    public static Optional<PskImporter> parse(Bytes identity) {
        try {
            return Optional.of(CODEC.decodeWhole(identity));
        } catch (PeerFaultException e) {
            return Optional.empty();
        }
    }

    /** The hash of the handshakes that the imported key is for, when it is known. */
    public Optional<HashAlgorithm> target() {
        return targetKdf >= 1 && targetKdf <= KDFS.size() ? Optional.of(KDFS.get(targetKdf - 1)) : Optional.empty();
    }

    /**
     * The imported key, which belongs to the caller.
     *
     * @param own the hash of the external key
     * @param key the external key; stays the caller's
     * @throws IllegalStateException when the target is not known
     */
    public Secret derive(Schedule schedule, HashAlgorithm own, Secret key) {
        HashAlgorithm target =
                target().orElseThrow(() -> new IllegalStateException("no hash is known as KDF " + targetKdf));
        ExpandLabel label = schedule.with(own);
        byte[] identityHash =
                schedule.crypto().digest(own).digest(CODEC.encode(this).toArray());
        try (Secret zeros = label.zeros();
                Secret extracted = label.extract(zeros, key)) {
            return label.expand(extracted, "derived psk", identityHash, target.length());
        }
    }

    private static PskImporter read(WireReader in) throws PeerFaultException {
        return new PskImporter(
                in.vector16(1, 0xffff).rest(),
                in.vector16(0, 0xffff).rest(),
                new ProtocolVersion(in.uint16()),
                in.uint16());
    }

    private void write(WireWriter out) {
        out.vector16(externalIdentity);
        out.vector16(context);
        out.uint16(targetProtocol.code());
        out.uint16(targetKdf);
    }
}
