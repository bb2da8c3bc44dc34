package dev.handfast.message.extension;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application protocols that the client speaks, or the one that the server chose.
 *
 * <pre>{@code
 * opaque ProtocolName<1..2^8-1>;
 * struct { ProtocolName protocol_name_list<2..2^16-1> } ProtocolNameList;
 * }</pre>
 *
 * RFC 7301, Section 3.1.
 *
 * @param names 1 to 255 bytes each, in the order of preference; exactly one in an answer
 */
public record Alpn(List<Bytes> names) implements Extension {

    /** The client's list. */
    public static final Codec<Alpn> OFFER = Codec.of(Alpn::read, Alpn::write);

    /** The server's answer, which is one name. */
    public static final Codec<Alpn> ANSWER = Codec.of(Alpn::readAnswer, Alpn::write);

    private static final Codec<List<Bytes>> NAMES = VectorCodec.of16(2, 0xffff, OpaqueCodec.of8(1, 255));

    public Alpn {
        names = List.copyOf(names);
    }

    /** Names as text, such as {@code h2}; a character is a byte. */
    public static Alpn of(String... names) {
        return new Alpn(Stream.of(names).map(Alpn::bytes).toList());
    }

    /** The names as text, one character a byte. */
    public List<String> texts() {
        return names.stream()
                .map(name -> new String(name.toArray(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION;
    }

    @Override
    public Bytes body() {
        return OFFER.encode(this);
    }

    private static Bytes bytes(String name) {
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("a protocol name has one byte a character: " + name);
        }
        return Bytes.adopt(name.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Alpn read(WireReader in) throws PeerFaultException {
        return new Alpn(NAMES.decode(in));
    }

    private static Alpn readAnswer(WireReader in) throws PeerFaultException {
        Alpn answer = read(in);
        if (answer.names.size() != 1) {
            throw new PeerFaultException(DecodeFault.MALFORMED_EXTENSION, "an answer names one protocol");
        }
        return answer;
    }

    private void write(WireWriter out) {
        NAMES.encode(names, out);
    }
}
