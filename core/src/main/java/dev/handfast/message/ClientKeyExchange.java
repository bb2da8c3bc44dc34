package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The client's part of the key exchange, in TLS 1.2; the suite says in which form.
 *
 * <pre>{@code
 * struct {
 *     select (KeyExchangeAlgorithm) {
 *         case ec_diffie_hellman:
 *             opaque ecdh_Yc<1..2^8-1>;
 *         case psk:
 *             opaque psk_identity<0..2^16-1>;
 *         case ec_diffie_hellman_psk:
 *             opaque psk_identity<0..2^16-1>;
 *             opaque ecdh_Yc<1..2^8-1>;
 *     } exchange_keys;
 * } ClientKeyExchange;
 * }</pre>
 *
 * RFC 5246, Section 7.4.7; RFC 8422, Section 5.7; RFC 4279, Section 2; RFC 5489, Section 2.
 */
public sealed interface ClientKeyExchange extends HandshakeMessage {

    @Override
    default HandshakeType type() {
        return HandshakeType.CLIENT_KEY_EXCHANGE;
    }

    /**
     * A share.
     *
     * @param point as it came, at most 255 bytes; whether it is one of the group is not checked here
     */
    record Ecdhe(Bytes point) implements ClientKeyExchange {

        public static final Codec<Ecdhe> CODEC = Codec.of(
                in -> new Ecdhe(EcdhParams.POINT.decode(in)),
                (message, out) -> EcdhParams.POINT.encode(message.point, out));

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }

    /**
     * The name of a key.
     *
     * @param identity at most 65,535 bytes
     */
    record Psk(Bytes identity) implements ClientKeyExchange {

        public static final Codec<Psk> CODEC = Codec.of(
                in -> new Psk(ServerKeyExchange.Psk.IDENTITY.decode(in)),
                (message, out) -> ServerKeyExchange.Psk.IDENTITY.encode(message.identity, out));

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }

    /**
     * The name of a key, and a share.
     *
     * @param identity at most 65,535 bytes
     * @param point as it came, at most 255 bytes; whether it is one of the group is not checked here
     */
    record EcdhePsk(Bytes identity, Bytes point) implements ClientKeyExchange {

        public static final Codec<EcdhePsk> CODEC = Codec.of(EcdhePsk::read, EcdhePsk::write);

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }

        private static EcdhePsk read(WireReader in) throws PeerFaultException {
            return new EcdhePsk(ServerKeyExchange.Psk.IDENTITY.decode(in), EcdhParams.POINT.decode(in));
        }

        private void write(WireWriter out) {
            ServerKeyExchange.Psk.IDENTITY.encode(identity, out);
            EcdhParams.POINT.encode(point, out);
        }
    }
}
