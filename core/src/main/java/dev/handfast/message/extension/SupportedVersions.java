package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.VectorCodec;
import java.util.List;

/**
 * The versions that the client speaks, and the one that the server chose.
 *
 * <pre>{@code
 * struct {
 *     select (Handshake.msg_type) {
 *         case client_hello: ProtocolVersion versions<2..254>;
 *         case server_hello: ProtocolVersion selected_version;
 *     };
 * } SupportedVersions;
 * }</pre>
 *
 * RFC 8446, Section 4.2.1.
 */
public sealed interface SupportedVersions extends Extension {

    @Override
    default ExtensionType type() {
        return ExtensionType.SUPPORTED_VERSIONS;
    }

    /**
     * The client's list.
     *
     * @param versions 1 to 127, in its order of preference
     */
    record Offer(List<ProtocolVersion> versions) implements SupportedVersions {

        private static final Codec<List<ProtocolVersion>> VERSIONS =
                VectorCodec.of8(2, 254, CodePoints.VERSION).ofSize(2);

        public static final Codec<Offer> CODEC =
                Codec.of(in -> new Offer(VERSIONS.decode(in)), (offer, out) -> VERSIONS.encode(offer.versions, out));

        public Offer {
            versions = List.copyOf(versions);
        }

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }

    /** The server's choice, in the ServerHello and the HelloRetryRequest. */
    record Choice(ProtocolVersion version) implements SupportedVersions {

        public static final Codec<Choice> CODEC = Codec.of(
                in -> new Choice(CodePoints.VERSION.decode(in)),
                (choice, out) -> CodePoints.VERSION.encode(choice.version, out));

        @Override
        public Bytes body() {
            return CODEC.encode(this);
        }
    }
}
