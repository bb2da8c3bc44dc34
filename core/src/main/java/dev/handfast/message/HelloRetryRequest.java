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
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * The server's wish for another ClientHello: a {@link ServerHello} whose random says so.
 *
 * <pre>{@code
 * struct {
 *     ProtocolVersion legacy_version = 0x0303;
 *     Random random = SHA-256("HelloRetryRequest");
 *     opaque legacy_session_id_echo<0..32>;
 *     CipherSuite cipher_suite;
 *     uint8 legacy_compression_method = 0;
 *     Extension extensions<6..2^16-1>;
 * } HelloRetryRequest;
 * }</pre>
 *
 * RFC 8446, Sections 4.1.3 and 4.1.4.
 *
 * @param sessionIdEcho at most 32 bytes
 * @param compressionMethod 0 to 255
 */
public record HelloRetryRequest(
        ProtocolVersion legacyVersion,
        Bytes sessionIdEcho,
        CipherSuite suite,
        int compressionMethod,
        Extensions extensions)
        implements HandshakeMessage {

    /** What stands in the place of a random. */
    public static final Bytes RANDOM = Bytes.hex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    /** Reads a message for which {@link #isRetry} holds. */
    public static final Codec<HelloRetryRequest> CODEC = Codec.of(HelloRetryRequest::read, HelloRetryRequest::write);

    private static final int RANDOM_AT = 2;
    private static final Codec<Extensions> EXTENSIONS = Extensions.codec(Place.HELLO_RETRY_REQUEST, 6);

    /** Whether a message is a HelloRetryRequest: a server_hello with the fixed random. */
    public static boolean isRetry(RawMessage message) {
        int randomEnd = RANDOM_AT + RANDOM.size();
        return message.type() == HandshakeType.SERVER_HELLO
                && message.body().size() >= randomEnd
                && message.body().slice(RANDOM_AT, randomEnd).equals(RANDOM);
    }

    @Override
    public HandshakeType type() {
        return HandshakeType.SERVER_HELLO;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static HelloRetryRequest read(WireReader in) throws PeerFaultException {
        ProtocolVersion legacyVersion = CodePoints.VERSION.decode(in);
        in.bytes(RANDOM.size());
        return new HelloRetryRequest(
                legacyVersion,
                ServerHello.SESSION_ID.decode(in),
                CodePoints.SUITE.decode(in),
                in.uint8(),
                EXTENSIONS.decode(in));
    }

    private void write(WireWriter out) {
        CodePoints.VERSION.encode(legacyVersion, out);
        out.bytes(RANDOM);
        ServerHello.SESSION_ID.encode(sessionIdEcho, out);
        CodePoints.SUITE.encode(suite, out);
        out.uint8(compressionMethod);
        EXTENSIONS.encode(extensions, out);
    }
}
