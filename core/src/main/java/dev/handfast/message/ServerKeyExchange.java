package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The server's part of the key exchange, in TLS 1.2; the suite says in which form.
 *
 * <pre>{@code
 * struct {
 *     select (KeyExchangeAlgorithm) {
 *         case ec_diffie_hellman:
 *             ServerECDHParams params;
 *             SignatureAndHashAlgorithm algorithm;
 *             opaque signature<0..2^16-1>;
 *         case psk:
 *             opaque psk_identity_hint<0..2^16-1>;
 *         case ec_diffie_hellman_psk:
 *             opaque psk_identity_hint<0..2^16-1>;
 *             ServerECDHParams params;
 *     };
 * } ServerKeyExchange;
 * }</pre>
 *
 * RFC 5246, Section 7.4.3; RFC 8422, Section 5.4; RFC 4279, Section 2; RFC 5489, Section 2.
 */
public sealed interface ServerKeyExchange extends HandshakeMessage {

    @Override
    default HandshakeType type() {
        return HandshakeType.SERVER_KEY_EXCHANGE;
    }

    /**
     * A share under the signature of the server's certificate.
     *
     * @param scheme what the signature was made with
     * @param signature over {@link EcdhParams#signedContent}, at most 65,535 bytes
     */
    record Ecdhe(EcdhParams params, SignatureScheme scheme, Bytes signature) implements ServerKeyExchange {

        public static final Codec<Ecdhe> CODEC = Codec.of(Ecdhe::read, Ecdhe::write);

        private static final Codec<Bytes> SIGNATURE = OpaqueCodec.of16(0, 0xffff);

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }

        private static Ecdhe read(WireReader in) throws PeerFaultException {
            return new Ecdhe(EcdhParams.CODEC.decode(in), CodePoints.SCHEME.decode(in), SIGNATURE.decode(in));
        }

        private void write(WireWriter out) {
            EcdhParams.CODEC.encode(params, out);
            CodePoints.SCHEME.encode(scheme, out);
            SIGNATURE.encode(signature, out);
        }
    }

    /**
     * Help in choosing a key; a server without any sends no such message.
     *
     * @param identityHint at most 65,535 bytes
     */
    record Psk(Bytes identityHint) implements ServerKeyExchange {

        static final Codec<Bytes> IDENTITY = OpaqueCodec.of16(0, 0xffff);

        public static final Codec<Psk> CODEC = Codec.of(
                in -> new Psk(IDENTITY.decode(in)), (message, out) -> IDENTITY.encode(message.identityHint, out));

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }

    /**
     * A share that only the key authenticates, and help in choosing that.
     *
     * @param identityHint at most 65,535 bytes; empty if there is none
     */
    record EcdhePsk(Bytes identityHint, EcdhParams params) implements ServerKeyExchange {

        public static final Codec<EcdhePsk> CODEC = Codec.of(EcdhePsk::read, EcdhePsk::write);

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }

        private static EcdhePsk read(WireReader in) throws PeerFaultException {
            return new EcdhePsk(Psk.IDENTITY.decode(in), EcdhParams.CODEC.decode(in));
        }

        private void write(WireWriter out) {
            Psk.IDENTITY.encode(identityHint, out);
            EcdhParams.CODEC.encode(params, out);
        }
    }
}
