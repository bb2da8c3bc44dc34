package dev.handfast.message;

import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import java.util.List;

/**
 * The sender's certificate and those that lead to its authority, in TLS 1.2.
 *
 * <pre>{@code
 * opaque ASN.1Cert<1..2^24-1>;
 * struct { ASN.1Cert certificate_list<0..2^24-1>; } Certificate;
 * }</pre>
 *
 * RFC 5246, Section 7.4.2.
 *
 * @param certificates in DER, not yet parsed; the sender's own first; empty from a client without a certificate
 */
public record Certificate12(List<Bytes> certificates) implements HandshakeMessage {

    private static final Codec<List<Bytes>> LIST = VectorCodec.of24(0, 0xffffff, OpaqueCodec.of24(1, 0xffffff));

    public static final Codec<Certificate12> CODEC = Codec.of(
            in -> new Certificate12(LIST.decode(in)), (message, out) -> LIST.encode(message.certificates, out));

    public Certificate12 {
        certificates = List.copyOf(certificates);
    }

    @Override
    public HandshakeType type() {
        return HandshakeType.CERTIFICATE;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}
