package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * What the client needs to resume the session, in TLS 1.3.
 *
 * <pre>{@code
 * struct {
 *     uint32 ticket_lifetime;
 *     uint32 ticket_age_add;
 *     opaque ticket_nonce<0..255>;
 *     opaque ticket<1..2^16-1>;
 *     Extension extensions<0..2^16-2>;
 * } NewSessionTicket;
 * }</pre>
 *
 * RFC 8446, Section 4.6.1.
 *
 * @param lifetimeSeconds since the time of issue, 0 to 2^32-1; that more than 7 days are not allowed is for the handshake
 *     to enforce
 * @param ageAdd what obscures the age, 0 to 2^32-1
 * @param nonce different for each ticket of a connection, at most 255 bytes
 * @param ticket only the server knows what it means; not empty
 */
public record NewSessionTicket13(long lifetimeSeconds, long ageAdd, Bytes nonce, Bytes ticket, Extensions extensions)
        implements HandshakeMessage {

    public static final Codec<NewSessionTicket13> CODEC = Codec.of(NewSessionTicket13::read, NewSessionTicket13::write);

    private static final Codec<Bytes> NONCE = OpaqueCodec.of8(0, 255);
    private static final Codec<Bytes> TICKET = OpaqueCodec.of16(1, 0xffff);
    private static final Codec<Extensions> EXTENSIONS = Extensions.codec(Place.NEW_SESSION_TICKET, 0);

    @Override
    public HandshakeType type() {
        return HandshakeType.NEW_SESSION_TICKET;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static NewSessionTicket13 read(WireReader in) throws PeerFaultException {
        return new NewSessionTicket13(
                in.uint32(), in.uint32(), NONCE.decode(in), TICKET.decode(in), EXTENSIONS.decode(in));
    }

    private void write(WireWriter out) {
        out.uint32(lifetimeSeconds);
        out.uint32(ageAdd);
        NONCE.encode(nonce, out);
        TICKET.encode(ticket, out);
        EXTENSIONS.encode(extensions, out);
    }
}
