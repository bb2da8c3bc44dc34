package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;

/**
 * The announcement of data before the handshake, and its acceptance; tickets carry {@link MaxSize}.
 *
 * <pre>{@code
 * struct {
 *     select (Handshake.msg_type) {
 *         case new_session_ticket: uint32 max_early_data_size;
 *         case client_hello, encrypted_extensions: Empty;
 *     };
 * } EarlyDataIndication;
 * }</pre>
 *
 * RFC 8446, Section 4.2.10.
 */
public record EarlyData() implements Extension {

    public static final Codec<EarlyData> CODEC = Codec.empty(new EarlyData());

    @Override
    public ExtensionType type() {
        return ExtensionType.EARLY_DATA;
    }

    @Override
    public Bytes body() {
        return Bytes.EMPTY;
    }

    /**
     * How much early data may be sent with a ticket.
     *
     * @param bytes 0 to 2^32-1
     */
    public record MaxSize(long bytes) implements Extension {

        public static final Codec<MaxSize> CODEC =
                Codec.of(in -> new MaxSize(in.uint32()), (size, out) -> out.uint32(size.bytes));

        @Override
        public ExtensionType type() {
            return ExtensionType.EARLY_DATA;
        }

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }
}
