package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The server's choice, in all versions.
 *
 * <pre>{@code
 * struct {
 *     ProtocolVersion legacy_version = 0x0303;
 *     Random random;
 *     opaque legacy_session_id_echo<0..32>;
 *     CipherSuite cipher_suite;
 *     uint8 legacy_compression_method = 0;
 *     Extension extensions<6..2^16-1>;
 * } ServerHello;
 * }</pre>
 *
 * RFC 8446, Section 4.1.3. In TLS 1.2 the block of extensions may be empty or absent (RFC 5246, Section 7.4.1.3); an empty
 * one is not written.
 *
 * <p>A message of this form whose {@code random} is a fixed value is a {@link HelloRetryRequest}: ask {@link
 * HelloRetryRequest#isRetry} first.
 *
 * @param random 32 bytes
 * @param sessionIdEcho at most 32 bytes; in TLS 1.2 the session's identifier
 * @param compressionMethod 0 to 255
 */
public record ServerHello(
        ProtocolVersion legacyVersion,
        Bytes random,
        Bytes sessionIdEcho,
        CipherSuite suite,
        int compressionMethod,
        Extensions extensions)
        implements HandshakeMessage {

    public static final Codec<ServerHello> CODEC = Codec.of(ServerHello::read, ServerHello::write);

    static final int RANDOM_SIZE = 32;
    static final Codec<Bytes> SESSION_ID = OpaqueCodec.of8(0, 32);

    private static final Codec<Extensions> EXTENSIONS = Extensions.codec(Place.SERVER_HELLO, 0);

    public ServerHello {
        if (random.size() != RANDOM_SIZE) {
            throw new IllegalArgumentException("random has 32 bytes, not " + random.size());
        }
    }

    @Override
    public HandshakeType type() {
        return HandshakeType.SERVER_HELLO;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static ServerHello read(WireReader in) throws PeerFaultException {
        return new ServerHello(
                CodePoints.VERSION.decode(in),
                in.bytes(RANDOM_SIZE),
                SESSION_ID.decode(in),
                CodePoints.SUITE.decode(in),
                in.uint8(),
                in.hasRemaining() ? EXTENSIONS.decode(in) : Extensions.EMPTY);
    }

    private void write(WireWriter out) {
        CodePoints.VERSION.encode(legacyVersion, out);
        out.bytes(random);
        SESSION_ID.encode(sessionIdEcho, out);
        CodePoints.SUITE.encode(suite, out);
        out.uint8(compressionMethod);
        if (!extensions.isEmpty()) {
            EXTENSIONS.encode(extensions, out);
        }
    }
}
