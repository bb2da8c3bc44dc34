package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.VectorCodec;
import java.util.List;

/**
 * The groups in which the sender can exchange keys.
 *
 * <pre>{@code
 * struct { NamedGroup named_group_list<2..2^16-1>; } NamedGroupList;
 * }</pre>
 *
 * RFC 8446, Section 4.2.7.
 *
 * @param groups at least one, in the order of preference
 */
public record SupportedGroups(List<NamedGroup> groups) implements Extension {

    private static final Codec<List<NamedGroup>> LIST =
            VectorCodec.of16(2, 0xfffe, CodePoints.GROUP).ofSize(2);

    public static final Codec<SupportedGroups> CODEC =
            Codec.of(in -> new SupportedGroups(LIST.decode(in)), (value, out) -> LIST.encode(value.groups, out));

    public SupportedGroups {
        groups = List.copyOf(groups);
    }

    @Override
    public ExtensionType type() {
        return ExtensionType.SUPPORTED_GROUPS;
    }

    @Override
    public Bytes body() {
        return CODEC.encode(this);
    }
}
