package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The ticket of TLS 1.2 that the client wants to resume with; empty if it wants a new one.
 *
 * <pre>{@code
 * opaque ticket<0..2^16-1>;  // the body itself, without a length
 * }</pre>
 *
 * RFC 5077, Section 3.2.
 *
 * @param ticket empty in the server's answer
 */
public record SessionTicket(Bytes ticket) implements Extension {

    /** The server's answer: it will send a new ticket. */
    public static final SessionTicket PROMISE = new SessionTicket(Bytes.EMPTY);

    public static final Codec<SessionTicket> ANSWER = Codec.empty(PROMISE);

    public static final Codec<SessionTicket> CODEC =
            Codec.of(in -> new SessionTicket(in.rest()), (value, out) -> out.bytes(value.ticket));

    @Override
    public ExtensionType type() {
        return ExtensionType.SESSION_TICKET;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}
