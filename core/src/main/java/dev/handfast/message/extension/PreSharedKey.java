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
 * The pre-shared keys that the client knows, proved by binders, and the one that the server chose.
 *
 * <pre>{@code
 * struct {
 *     opaque identity<1..2^16-1>;
 *     uint32 obfuscated_ticket_age;
 * } PskIdentity;
 * opaque PskBinderEntry<32..255>;
 * struct {
 *     PskIdentity identities<7..2^16-1>;
 *     PskBinderEntry binders<33..2^16-1>;
 * } OfferedPsks;
 * struct {
 *     select (Handshake.msg_type) {
 *         case client_hello: OfferedPsks;
 *         case server_hello: uint16 selected_identity;
 *     };
 * } PreSharedKeyExtension;
 * }</pre>
 *
 * RFC 8446, Section 4.2.11.
 */
public sealed interface PreSharedKey extends Extension {

    @Override
    default ExtensionType type() {
        return ExtensionType.PRE_SHARED_KEY;
    }

    /**
     * The name of one key.
     *
     * @param identity a ticket or the name of an external key; not empty
     * @param obfuscatedAge milliseconds modulo 2^32 with the ticket's addend, 0 to 2^32-1; 0 for an external key
     */
    record Identity(Bytes identity, long obfuscatedAge) {

        static final Codec<Identity> CODEC = Codec.of(Identity::read, Identity::write);

        private static final Codec<Bytes> IDENTITY = OpaqueCodec.of16(1, 0xffff);

        private static Identity read(WireReader in) throws PeerFaultException {
            return new Identity(IDENTITY.decode(in), in.uint32());
        }

        private void write(WireWriter out) {
            IDENTITY.encode(identity, out);
            out.uint32(obfuscatedAge);
        }
    }

    /**
     * The client's list; always the last extension of its ClientHello.
     *
     * @param identities at least one, in the client's order of preference
     * @param binders at least one, of 32 to 255 bytes each; whether there is one for each identity is for the handshake to
     *     check
     */
    record Offer(List<Identity> identities, List<Bytes> binders) implements PreSharedKey {

        public static final Codec<Offer> CODEC = Codec.of(Offer::read, Offer::write);

        private static final Codec<List<Identity>> IDENTITIES = VectorCodec.of16(7, 0xffff, Identity.CODEC);
        private static final Codec<List<Bytes>> BINDERS = VectorCodec.of16(33, 0xffff, OpaqueCodec.of8(32, 255));

        public Offer {
            identities = List.copyOf(identities);
            binders = List.copyOf(binders);
        }

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }

        /** The size of the encoded list of binders, its own length included: what a binder does not cover. */
        public int bindersSize() {
            return 2 + binders.stream().mapToInt(binder -> 1 + binder.size()).sum();
        }

        private static Offer read(WireReader in) throws PeerFaultException {
            return new Offer(IDENTITIES.decode(in), BINDERS.decode(in));
        }

        private void write(WireWriter out) {
            IDENTITIES.encode(identities, out);
            BINDERS.encode(binders, out);
        }
    }

    /**
     * The server's choice.
     *
     * @param selectedIdentity the index in the client's list, from 0
     */
    record Choice(int selectedIdentity) implements PreSharedKey {

        public static final Codec<Choice> CODEC =
                Codec.of(in -> new Choice(in.uint16()), (choice, out) -> out.uint16(choice.selectedIdentity));

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }
}
