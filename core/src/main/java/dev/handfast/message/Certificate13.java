package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.List;

/**
 * The sender's certificate and those that lead to its authority, in TLS 1.3.
 *
 * <pre>{@code
 * struct {
 *     opaque cert_data<1..2^24-1>;
 *     Extension extensions<0..2^16-1>;
 * } CertificateEntry;
 * struct {
 *     opaque certificate_request_context<0..2^8-1>;
 *     CertificateEntry certificate_list<0..2^24-1>;
 * } Certificate;
 * }</pre>
 *
 * RFC 8446, Section 4.4.2.
 *
 * @param context of the request that this answers; empty from a server, at most 255 bytes
 * @param entries the sender's own first; empty from a client without a certificate
 */
public record Certificate13(Bytes context, List<Entry> entries) implements HandshakeMessage {

    public static final Codec<Certificate13> CODEC = Codec.of(Certificate13::read, Certificate13::write);

    private static final Codec<Bytes> CONTEXT = OpaqueCodec.of8(0, 255);
    private static final Codec<List<Entry>> ENTRIES = VectorCodec.of24(0, 0xffffff, Entry.CODEC);

    public Certificate13 {
        entries = List.copyOf(entries);
    }

    @Override
    public HandshakeType type() {
        return HandshakeType.CERTIFICATE;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static Certificate13 read(WireReader in) throws PeerFaultException {
        return new Certificate13(CONTEXT.decode(in), ENTRIES.decode(in));
    }

    private void write(WireWriter out) {
        CONTEXT.encode(context, out);
        ENTRIES.encode(entries, out);
    }

    /**
     * One certificate and what is said of it.
     *
     * @param certificate in DER, not yet parsed; not empty
     */
    public record Entry(Bytes certificate, Extensions extensions) {

        static final Codec<Entry> CODEC = Codec.of(Entry::read, Entry::write);

        private static final Codec<Bytes> CERTIFICATE = OpaqueCodec.of24(1, 0xffffff);
        private static final Codec<Extensions> EXTENSIONS = Extensions.codec(Place.CERTIFICATE, 0);

        private static Entry read(WireReader in) throws PeerFaultException {
            return new Entry(CERTIFICATE.decode(in), EXTENSIONS.decode(in));
        }

        private void write(WireWriter out) {
            CERTIFICATE.encode(certificate, out);
            EXTENSIONS.encode(extensions, out);
        }
    }
}
