package dev.handfast.message;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;

/**
 * Tells the peer that the sender's later records use the next traffic keys.
 *
 * <pre>{@code
 * enum { update_not_requested(0), update_requested(1), (255) } KeyUpdateRequest;
 * struct { KeyUpdateRequest request_update; } KeyUpdate;
 * }</pre>
 *
 * RFC 8446, Section 4.6.3.
 *
 * @param updateRequested whether the peer shall do the same
 */
public record KeyUpdate(boolean updateRequested) implements HandshakeMessage {

    public static final Codec<KeyUpdate> CODEC = Codec.of(KeyUpdate::read, KeyUpdate::write);

    @Override
    public HandshakeType type() {
        return HandshakeType.KEY_UPDATE;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }

    private static KeyUpdate read(WireReader in) throws PeerFaultException {
        int request = in.uint8();
        if (request > 1) {
            throw new PeerFaultException(DecodeFault.UNKNOWN_KEY_UPDATE_REQUEST);
        }
        return new KeyUpdate(request == 1);
    }

    private void write(WireWriter out) {
        out.uint8(updateRequested ? 1 : 0);
    }
}
