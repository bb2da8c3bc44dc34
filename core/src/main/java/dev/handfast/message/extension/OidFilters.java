package dev.handfast.message.extension;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.List;

/**
 * What the server demands of extensions in the client's certificate.
 *
 * <pre>{@code
 * struct {
 *     opaque certificate_extension_oid<1..2^8-1>;
 *     opaque certificate_extension_values<0..2^16-1>;
 * } OIDFilter;
 * struct { OIDFilter filters<0..2^16-1>; } OIDFilterExtension;
 * }</pre>
 *
 * RFC 8446, Section 4.2.5.
 */
public record OidFilters(List<Filter> filters) implements Extension {

    private static final Codec<List<Filter>> LIST = VectorCodec.of16(0, 0xffff, Filter.CODEC);

    public static final Codec<OidFilters> CODEC =
            Codec.of(in -> new OidFilters(LIST.decode(in)), (value, out) -> LIST.encode(value.filters, out));

    public OidFilters {
        filters = List.copyOf(filters);
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.OID_FILTERS;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    /**
     * One demand.
     *
     * @param oid of the certificate extension, in DER; not empty
     * @param values that the certificate extension must have, in DER
     */
    public record Filter(Bytes oid, Bytes values) {

        static final Codec<Filter> CODEC = Codec.of(Filter::read, Filter::write);

        private static final Codec<Bytes> OID = OpaqueCodec.of8(1, 255);
        private static final Codec<Bytes> VALUES = OpaqueCodec.of16(0, 0xffff);

        private static Filter read(WireReader in) throws PeerFaultException {
            return new Filter(OID.decode(in), VALUES.decode(in));
        }

        private void write(WireWriter out) {
            OID.encode(oid, out);
            VALUES.encode(values, out);
        }
    }
}
