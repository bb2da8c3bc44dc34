package dev.handfast.message.extension;

import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.Refusals;

/** Decoding of single extensions from hexadecimal. */
final class Bodies {

    private Bodies() {}

    /** The extension with this body in a message. */
    static Extension decode(ExtensionType type, Place place, String body) throws PeerFaultException {
        return ExtensionRules.decode(type, Bytes.hex(body), place);
    }

    /** Asserts that this body is refused in a message. */
    static void assertRefused(ExtensionType type, Place place, String body, Fault fault) {
        Refusals.assertRefused(codec(type, place), Bytes.hex(body), fault);
    }

    /** The form of an extension in a message. */
    static Codec<Extension> codec(ExtensionType type, Place place) {
        return Codec.of(
                in -> ExtensionRules.decode(type, in.rest(), place), (extension, out) -> out.bytes(extension.body()));
    }
}
