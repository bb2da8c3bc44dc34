package dev.handfast.message;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.OpaqueCodec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * What the client needs to resume the session, in TLS 1.2.
 *
 * <pre>{@code
 * struct {
 *     uint32 ticket_lifetime_hint;
 *     opaque ticket<0..2^16-1>;
 * } NewSessionTicket;
 * }</pre>
 *
 * RFC 5077, Section 3.3.
 *
 * @param lifetimeHintSeconds since the time of issue, 0 to 2^32-1; 0 says nothing
 * @param ticket only the server knows what it means; empty if there is none after all
 */
public record NewSessionTicket12(long lifetimeHintSeconds, Bytes ticket) implements HandshakeMessage {

    public static final Codec<NewSessionTicket12> CODEC = Codec.of(NewSessionTicket12::read, NewSessionTicket12::write);

    private static final Codec<Bytes> TICKET = OpaqueCodec.of16(0, 0xffff);

    @Override
    public HandshakeType type() {
        return HandshakeType.NEW_SESSION_TICKET;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static NewSessionTicket12 read(WireReader in) throws PeerFaultException {
        return new NewSessionTicket12(in.uint32(), TICKET.decode(in));
    }

    private void write(WireWriter out) {
        out.uint32(lifetimeHintSeconds);
        TICKET.encode(ticket, out);
    }
}
