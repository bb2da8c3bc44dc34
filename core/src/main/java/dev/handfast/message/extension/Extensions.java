package dev.handfast.message.extension;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.CodePoints;
import dev.handfast.wire.Codec;
import dev.handfast.wire.WireReader;
import dev.handfast.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The extensions of one message: in order, at most one of a type. RFC 8446, Section 4.2.
 *
 * @param list in the order of the wire
 */
public record Extensions(List<Extension> list) {

    public static final Extensions EMPTY = new Extensions(List.of());

    private static final int LONGEST = 0xffff;

    /**
     * A list of extensions.
     *
     * @throws IllegalArgumentException when two are of one type
     */
    public Extensions {
        list = List.copyOf(list);
        Set<ExtensionType> types = new HashSet<>();
        for (Extension extension : list) {
            if (!types.add(extension.type())) {
                throw new IllegalArgumentException("two extensions of type " + extension.type());
            }
        }
    }

    /** The extensions in this order. */
    public static Extensions of(Extension... extensions) {
        return new Extensions(List.of(extensions));
    }

    /** The block as it stands in a message: a vector of at least {@code minimum} bytes. */
    public static Codec<Extensions> codec(ExtensionRules.Place place, int minimum) {
        return Codec.of(
                in -> decode(in.vector16(minimum, LONGEST), place),
                (extensions, out) -> out.vector16(extensions::writeTo));
    }

    /**
     * Reads the content of a block.
     *
     * @throws PeerFaultException when an extension is malformed, stands twice, or may not stand in such a message; or when
     *     pre_shared_key is not the last of a ClientHello
     */
    public static Extensions decode(WireReader content, ExtensionRules.Place place) throws PeerFaultException {
        List<Extension> extensions = new ArrayList<>();
        Set<ExtensionType> seen = new HashSet<>();
        while (content.hasRemaining()) {
            ExtensionType type = CodePoints.EXTENSION.decode(content);
            Bytes body = content.vector16(0, LONGEST).rest();
            if (!seen.add(type)) {
                throw new PeerFaultException(DecodeFault.DUPLICATE_EXTENSION, type + " in " + place);
            }
            extensions.add(ExtensionRules.decode(type, body, place));
            if (place == ExtensionRules.Place.CLIENT_HELLO
                    && type.equals(ExtensionType.PRE_SHARED_KEY)
                    && content.hasRemaining()) {
                throw new PeerFaultException(DecodeFault.PRE_SHARED_KEY_NOT_LAST);
            }
        }
        return new Extensions(extensions);
    }

    /** The extension of this class, or of one of its forms. */
    public <T extends Extension> Optional<T> find(Class<T> form) {
        return list.stream().filter(form::isInstance).map(form::cast).findFirst();
    }

    /** Whether there is an extension of this type, in whatever form. */
    public boolean contains(ExtensionType type) {
        return list.stream().anyMatch(extension -> extension.type().equals(type));
    }

    /** The types, in order. */
    public Set<ExtensionType> types() {
        Set<ExtensionType> types = new LinkedHashSet<>();
        list.forEach(extension -> types.add(extension.type()));
        return Collections.unmodifiableSet(types);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /**
     * These extensions with another: in the place of the one of its type, or else at the end, but before pre_shared_key,
     * which stays last.
     */
    public Extensions with(Extension extension) {
        List<Extension> changed = new ArrayList<>(list);
        int same = indexOf(extension.type());
        if (same >= 0) {
            changed.set(same, extension);
        } else {
            int preSharedKey = indexOf(ExtensionType.PRE_SHARED_KEY);
            changed.add(preSharedKey >= 0 ? preSharedKey : changed.size(), extension);
        }
        return new Extensions(changed);
    }

    /** These extensions but those of a type. */
    public Extensions without(ExtensionType type) {
        return new Extensions(list.stream()
                .filter(extension -> !extension.type().equals(type))
                .toList());
    }

    private int indexOf(ExtensionType type) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).type().equals(type)) {
                return i;
            }
        }
        return -1;
    }

    private void writeTo(WireWriter out) {
        for (Extension extension : list) {
            CodePoints.EXTENSION.encode(extension.type(), out);
            out.vector16(extension.body());
        }
    }
}
