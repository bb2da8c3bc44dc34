package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.VectorCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.List;

/**
 * The client's offer, in all versions.
 *
 * <pre>{@code
 * struct {
 *     ProtocolVersion legacy_version = 0x0303;
 *     Random random;
 *     opaque legacy_session_id<0..32>;
 *     opaque legacy_cookie<0..2^8-1>;            // DTLS only
 *     CipherSuite cipher_suites<2..2^16-2>;
 *     opaque legacy_compression_methods<1..2^8-1>;
 *     Extension extensions<8..2^16-1>;
 * } ClientHello;
 * }</pre>
 *
 * RFC 8446, Section 4.1.2; RFC 9147, Section 5.3. In TLS 1.2 the block of extensions may be empty or absent (RFC 5246,
 * Section 7.4.1.2); an empty one is not written.
 *
 * @param random 32 bytes
 * @param sessionId at most 32 bytes
 * @param cookie from a HelloVerifyRequest, at most 255 bytes; always empty in TLS
 * @param suites at least one, in the order of preference
 * @param compressionMethods at least one, a byte each
 */
public record ClientHello(
        ProtocolVersion legacyVersion,
        Bytes random,
        Bytes sessionId,
        Bytes cookie,
        List<CipherSuite> suites,
        Bytes compressionMethods,
        Extensions extensions)
        implements HandshakeMessage {

    /** The form on streams. */
    public static final Codec<ClientHello> TLS =
            Codec.of(in -> read(in, Codec.empty(Bytes.EMPTY)), ClientHello::writeTls);

    /** The form on datagrams. */
    public static final Codec<ClientHello> DTLS =
            Codec.of(in -> read(in, ClientHello.COOKIE), (hello, out) -> hello.write(out, ClientHello.COOKIE));

    private static final Codec<Bytes> COOKIE = OpaqueCodec.of8(0, 255);
    private static final Codec<List<CipherSuite>> SUITES =
            VectorCodec.of16(2, 0xfffe, CodePoints.SUITE).ofSize(2);
    private static final Codec<Bytes> COMPRESSION_METHODS = OpaqueCodec.of8(1, 255);
    private static final Codec<Extensions> EXTENSIONS = Extensions.codec(Place.CLIENT_HELLO, 0);

    public ClientHello {
        if (random.size() != ServerHello.RANDOM_SIZE) {
            throw new IllegalArgumentException("random has 32 bytes, not " + random.size());
        }
        suites = List.copyOf(suites);
    }

    @Override
    public HandshakeType type() {
        return HandshakeType.CLIENT_HELLO;
    }

    /** The encoding without the header, in the form of the medium that the legacy version belongs to. */
    @Override
    public Bytes body() {
        return (legacyVersion.isDatagram() ? DTLS : TLS).encode(this);
    }

    /** This offer with other extensions. */
    public ClientHello with(Extensions others) {
        return new ClientHello(legacyVersion, random, sessionId, cookie, suites, compressionMethods, others);
    }

    /** This offer with the cookie that the server has asked for. */
    public ClientHello withCookie(Bytes newCookie) {
        return new ClientHello(legacyVersion, random, sessionId, newCookie, suites, compressionMethods, extensions);
    }

    /**
     * This offer with these binders in its pre_shared_key, in the order of the identities.
     *
     * @throws IllegalStateException when there is no pre_shared_key
     */
    public ClientHello withBinders(List<Bytes> binders) {
        return with(extensions.with(new PreSharedKey.Offer(preSharedKey().identities(), binders)));
    }

    /**
     * What the binders cover: the whole message up to its list of binders. RFC 8446, Section 4.2.11.2.
     *
     * @param encoding of this message with its header, whose lengths count the binders as well; binders of the right size
     *     but any content will do
     * @throws IllegalStateException when there is no pre_shared_key
     */
    public Bytes truncated(Bytes encoding) {
        return encoding.slice(0, encoding.size() - preSharedKey().bindersSize());
    }

    /**
     * What the binders cover, with the header that TLS and the transcript of DTLS 1.3 have.
     *
     * @param codec {@link #TLS} or {@link #DTLS}
     * @throws IllegalStateException when there is no pre_shared_key
     */
    public Bytes truncated(Codec<ClientHello> codec) {
        return truncated(RawMessage.of(type(), codec.encode(this)).encoding());
    }

    private PreSharedKey.Offer preSharedKey() {
        return extensions
                .find(PreSharedKey.Offer.class)
                .orElseThrow(() -> new IllegalStateException("a ClientHello without pre_shared_key has no binders"));
    }

    private static ClientHello read(WireReader in, Codec<Bytes> cookie) throws PeerFaultException {
        return new ClientHello(
                CodePoints.VERSION.decode(in),
                in.bytes(ServerHello.RANDOM_SIZE),
                ServerHello.SESSION_ID.decode(in),
                cookie.decode(in),
                SUITES.decode(in),
                COMPRESSION_METHODS.decode(in),
                in.hasRemaining() ? EXTENSIONS.decode(in) : Extensions.EMPTY);
    }

    private void writeTls(WireWriter out) {
        if (!cookie.isEmpty()) {
            throw new IllegalArgumentException("a ClientHello of TLS has no legacy_cookie");
        }
        write(out, Codec.empty(Bytes.EMPTY));
    }

    private void write(WireWriter out, Codec<Bytes> cookieForm) {
        CodePoints.VERSION.encode(legacyVersion, out);
        out.bytes(random);
        ServerHello.SESSION_ID.encode(sessionId, out);
        cookieForm.encode(cookie, out);
        SUITES.encode(suites, out);
        COMPRESSION_METHODS.encode(compressionMethods, out);
        if (!extensions.isEmpty()) {
            EXTENSIONS.encode(extensions, out);
        }
    }
}
