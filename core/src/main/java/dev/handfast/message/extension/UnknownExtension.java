package dev.handfast.message.extension;

import dev.handfast.iana.ExtensionType;
import dev.handfast.wire.Bytes;

/**
 * An extension that the library does not interpret, kept as it came. RFC 8446, Section 4.2.
 *
 * @param type any type without a record of its own, values reserved as GREASE included
 * @param body the encoding of {@code extension_data}
 */
public record UnknownExtension(ExtensionType type, Bytes body) implements Extension {}
