package dev.handfast.testkit;

import dev.handfast.iana.ExtensionType;
import dev.handfast.message.ClientHello;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.UnknownExtension;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Bytes that the codecs of the library refuse to write. */
final class Forgery {

    private Forgery() {}

    /** An extension with any body. */
    static Extension extension(ExtensionType type, String hex) {
        return new UnknownExtension(type, Bytes.hex(hex));
    }

    /** A block of extensions, in which any may stand twice. */
    static Bytes block(Extension... extensions) {
        WireWriter out = new WireWriter();
        out.vector16(block -> {
            for (Extension extension : extensions) {
                block.uint16(extension.type().code());
                block.vector16(extension.body());
            }
        });
        return out.toBytes();
    }

    /** The offer with another extension in the place of the one of its type, or in front. */
    static ClientHello with(ClientHello hello, Extension extension) {
        if (hello.extensions().contains(extension.type())) {
            return hello.with(hello.extensions().with(extension));
        }
        List<Extension> all = new ArrayList<>(hello.extensions().list());
        all.add(0, extension);
        return hello.with(new Extensions(all));
    }

    /** The answer with other extensions. */
    static ServerHello with(ServerHello hello, Extensions extensions) {
        return new ServerHello(
                hello.legacyVersion(),
                hello.random(),
                hello.sessionIdEcho(),
                hello.suite(),
                hello.compressionMethod(),
                extensions);
    }

    /** The body of a hello that begins like any, and goes on with this from legacy_session_id on. */
    static Bytes helloWith(String hex) {
        return Bytes.hex("0303").concat(Bytes.copyOf(new byte[32])).concat(Bytes.hex(hex));
    }

    /** With one bit of the last byte flipped. */
    static Bytes flipped(Bytes bytes) {
        byte[] copy = bytes.toArray();
        copy[copy.length - 1] ^= 1;
        return Bytes.adopt(copy);
    }

    static Bytes zeros(int size) {
        return Bytes.adopt(new byte[size]);
    }
}
