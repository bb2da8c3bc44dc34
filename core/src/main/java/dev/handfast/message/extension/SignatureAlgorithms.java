package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.VectorCodec;
import java.util.List;

/**
 * The schemes that the sender accepts in CertificateVerify, and in certificates too where
 * {@link SignatureAlgorithmsCert} does not say otherwise.
 *
 * <pre>{@code
 * struct { SignatureScheme supported_signature_algorithms<2..2^16-2>; } SignatureSchemeList;
 * }</pre>
 *
 * RFC 8446, Section 4.2.3.
 *
 * @param schemes at least one, in the order of preference
 */
public record SignatureAlgorithms(List<SignatureScheme> schemes) implements Extension {

    private static final Codec<List<SignatureScheme>> LIST =
            VectorCodec.of16(2, 0xfffe, CodePoints.SCHEME).ofSize(2);

    public static final Codec<SignatureAlgorithms> CODEC =
            Codec.of(in -> new SignatureAlgorithms(LIST.decode(in)), (value, out) -> LIST.encode(value.schemes, out));

    public SignatureAlgorithms {
        schemes = List.copyOf(schemes);
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.SIGNATURE_ALGORITHMS;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}
