package dev.handfast.message.extension;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.List;

/**
 * The public values of the key exchange.
 *
 * <pre>{@code
 * struct {
 *     NamedGroup group;
 *     opaque key_exchange<1..2^16-1>;
 * } KeyShareEntry;
 * struct { KeyShareEntry client_shares<0..2^16-1>; } KeyShareClientHello;
 * struct { NamedGroup selected_group; } KeyShareHelloRetryRequest;
 * struct { KeyShareEntry server_share; } KeyShareServerHello;
 * }</pre>
 *
 * RFC 8446, Section 4.2.8.
 */
public sealed interface KeyShare extends Extension {

    @Override
    default ExtensionType type() {
        return ExtensionType.KEY_SHARE;
    }

    /**
     * One public value.
     *
     * @param keyExchange not empty; its form is the group's business
     */
    record Entry(NamedGroup group, Bytes keyExchange) {

        static final Codec<Entry> CODEC = Codec.of(Entry::read, Entry::write);

        private static final Codec<Bytes> KEY_EXCHANGE = OpaqueCodec.of16(1, 0xffff);

        private static Entry read(WireReader in) throws PeerFaultException {
            return new Entry(CodePoints.GROUP.decode(in), KEY_EXCHANGE.decode(in));
        }

        private void write(WireWriter out) {
            CodePoints.GROUP.encode(group, out);
            KEY_EXCHANGE.encode(keyExchange, out);
        }
    }

    /**
     * The client's values, in its order of preference; may be empty, which asks for a HelloRetryRequest.
     *
     * @param entries two of them may be for one group: that is for the handshake to refuse
     */
    record Offer(List<Entry> entries) implements KeyShare {

        public static final Codec<Offer> CODEC = Codec.of(Offer::read, Offer::write);

        private static final Codec<List<Entry>> ENTRIES = VectorCodec.of16(0, 0xffff, Entry.CODEC);

        public Offer {
            entries = List.copyOf(entries);
        }

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }

        private static Offer read(WireReader in) throws PeerFaultException {
            return new Offer(ENTRIES.decode(in));
        }

        private void write(WireWriter out) {
            ENTRIES.encode(entries, out);
        }
    }

    /** The server's value, in the ServerHello. */
    record Choice(Entry entry) implements KeyShare {

        public static final Codec<Choice> CODEC =
                Codec.of(in -> new Choice(Entry.CODEC.decode(in)), (choice, out) -> choice.entry.write(out));

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }

    /** The group for which the server wants a value, in the HelloRetryRequest. */
    record Retry(NamedGroup group) implements KeyShare {

        public static final Codec<Retry> CODEC = Codec.of(
                in -> new Retry(CodePoints.GROUP.decode(in)),
                (retry, out) -> CodePoints.GROUP.encode(retry.group, out));

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }
}
