package dev.handfast.engine;

import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.keys.AddressCookie;
import dev.handfast.record.DatagramHeader;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.nio.ByteBuffer;
import java.time.InstantSource;

/**
 * What a server says to strangers before it remembers anything of them: it lets them prove that they receive where they
 * say they are.
 *
 * <pre>
 *   stranger                                this
 *     ClientHello              ──────▶
 *                              ◀──────   HelloVerifyRequest (cookie)          Asked
 *     ClientHello (cookie)     ──────▶   an engine begins                     Verified
 * </pre>
 *
 * <p>RFC 6347, Section 4.2.1. The answer is never longer than the question, so that nobody is worth being impersonated. The
 * cookie covers address, time, and the beginning of the hello up to its session_id, which the client must repeat; so it is
 * known from the first fragment whether the rest is worth keeping. Usable by any thread.
 */
public final class StatelessHello implements AutoCloseable {

    private static final int EPOCH_AT = 3;
    private static final int FRAGMENT_HEADER = 12;
    private static final int OFFSET_AT = 6;
    private static final int RANDOM_SIZE = 32;

    private final AddressCookie cookies;
    private final InstantSource time;

    private StatelessHello(AddressCookie cookies, InstantSource time) {
        this.cookies = cookies;
        this.time = time;
    }

    /** With a key of its own, so that the cookies of before a restart are worth nothing after it. */
    public static StatelessHello of(ServerConfig config) {
        byte[] key = new byte[AddressCookie.SIZE];
        config.crypto().random().nextBytes(key);
        return new StatelessHello(new AddressCookie(config.crypto(), Secret.adopt(key)), config.time());
    }

    /**
     * With a key that several servers share, so that a client may prove its address to one and go on with another.
     *
     * @param key 32 bytes or more; copied
     * @throws IllegalArgumentException when it is shorter
     */
    public static StatelessHello of(ServerConfig config, byte[] key) {
        return new StatelessHello(new AddressCookie(config.crypto(), Secret.copyOf(key)), config.time());
    }

    /** What becomes of a stranger's datagram. */
    public sealed interface Outcome {}

    /** Nothing: it does not begin with a ClientHello, or with a part of one that is not the first. */
    public record Ignored() implements Outcome {}

    /**
     * The stranger is asked to prove its address.
     *
     * @param answer one datagram, to be sent to where the question came from
     */
    public record Asked(ByteBuffer answer) implements Outcome {}

    /**
     * The client has proved its address: make an engine, and let it receive the datagram.
     *
     * @param message the number of its ClientHello
     * @param record the number of the record that the hello, or its first part, came in
     * @param client what no other hello begins with: it tells one that is sent again from a new one
     */
    public record Verified(int message, long record, String client) implements Outcome {}

    /** What is known of the hello from its first fragment. */
    private record Hello(int message, long record, Bytes covered, Bytes cookie) {}

    /**
     * Whether a datagram looks like the beginning of a handshake, a ClientHello or the first part of one, so that it should
     * be {@link #examine}d. The other parts belong to the engine that has begun with the first.
     */
    public static boolean isHello(ByteBuffer datagram) {
        int at = datagram.position();
        return datagram.remaining() > DatagramHeader.SIZE
                && datagram.get(at) == ContentType.HANDSHAKE.code()
                && datagram.getShort(at + EPOCH_AT) == 0
                && datagram.get(at + DatagramHeader.SIZE) == HandshakeType.CLIENT_HELLO.code()
                && isFirstPart(datagram, at + DatagramHeader.SIZE + OFFSET_AT);
    }

    private static boolean isFirstPart(ByteBuffer datagram, int offsetAt) {
        return datagram.limit() < offsetAt + 3
                || (datagram.getShort(offsetAt) == 0 && datagram.get(offsetAt + Short.BYTES) == 0);
    }

    /**
     * Looks at a datagram from somebody unknown.
     *
     * @param datagram all that is left in it; its position does not move
     * @param address where it came from, port and all, in any form that is always the same; at most 255 bytes
     */
    public Outcome examine(ByteBuffer datagram, byte[] address) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.duplicate().get(bytes);
        try {
            return examine(read(bytes), Bytes.copyOf(address));
        } catch (PeerFaultException malformed) {
            return new Ignored();
        }
    }

    private Outcome examine(Hello hello, Bytes address) {
        if (cookies.verifies(hello.cookie(), address, hello.covered(), time.instant())) {
            return new Verified(hello.message(), hello.record(), hello.covered().hex());
        }
        // A wrong cookie is treated as if there was none (RFC 6347, Section 4.2.1).
        return new Asked(request(hello, cookies.issue(address, hello.covered(), time.instant())));
    }

    private static Hello read(byte[] bytes) throws PeerFaultException {
        WireReader datagram = new WireReader(bytes, 0, bytes.length);
        int type = datagram.uint8();
        int version = datagram.uint16();
        long number = datagram.uint64();
        WireReader record = datagram.vector16(FRAGMENT_HEADER, 1 << 14);
        int message = record.uint8();
        record.uint24(); // the length of the whole
        int messageNumber = record.uint16();
        int offset = record.uint24();
        int count = record.uint24();
        boolean isHello = type == ContentType.HANDSHAKE.code()
                && version >>> Byte.SIZE == DatagramHeader.DTLS_1_2 >>> Byte.SIZE
                && DatagramHeader.epoch(number) == 0
                && message == HandshakeType.CLIENT_HELLO.code()
                && offset == 0;
        Bytes fragment = isHello ? record.bytes(count) : Bytes.EMPTY;
        WireReader hello = fragment.reader();
        hello.bytes(Short.BYTES + RANDOM_SIZE);
        OpaqueCodec.of8(0, 32).decode(hello);
        Bytes covered = fragment.slice(0, fragment.size() - hello.remaining());
        Bytes cookie = OpaqueCodec.of8(0, 255).decode(hello);
        return new Hello(messageNumber, DatagramHeader.sequence(number), covered, cookie);
    }

    /** A HelloVerifyRequest in one record, with the numbers of the hello, since nothing remembers any others. */
    private static ByteBuffer request(Hello hello, Bytes cookie) {
        WireWriter body = new WireWriter();
        body.uint16(DatagramHeader.DTLS_1_0);
        body.vector8(cookie);
        WireWriter message = new WireWriter();
        message.uint8(HandshakeType.HELLO_VERIFY_REQUEST.code());
        message.uint24(body.size());
        message.uint16(hello.message());
        message.uint24(0);
        message.vector24(body.toBytes());
        WireWriter datagram = new WireWriter();
        datagram.uint8(ContentType.HANDSHAKE.code());
        datagram.uint16(DatagramHeader.DTLS_1_0);
        datagram.uint64(DatagramHeader.number(0, hello.record()));
        datagram.vector16(message.toBytes());
        return ByteBuffer.wrap(datagram.toBytes().toArray()).asReadOnlyBuffer();
    }

    @Override
    public void close() {
        cookies.close();
    }
}
