package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import java.util.List;

/**
 * The certificate authorities that the sender accepts.
 *
 * <pre>{@code
 * opaque DistinguishedName<1..2^16-1>;
 * struct { DistinguishedName authorities<3..2^16-1>; } CertificateAuthoritiesExtension;
 * }</pre>
 *
 * RFC 8446, Section 4.2.4.
 *
 * @param names at least one X.501 name in DER
 */
public record CertificateAuthorities(List<Bytes> names) implements Extension {

    private static final Codec<List<Bytes>> LIST = VectorCodec.of16(3, 0xffff, OpaqueCodec.of16(1, 0xffff));

    public static final Codec<CertificateAuthorities> CODEC =
            Codec.of(in -> new CertificateAuthorities(LIST.decode(in)), (value, out) -> LIST.encode(value.names, out));

    public CertificateAuthorities {
        names = List.copyOf(names);
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.CERTIFICATE_AUTHORITIES;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}
