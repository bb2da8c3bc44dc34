package dev.handfast.handshake.client12;

import dev.handfast.config.ExternalPsk;
import dev.handfast.crypto.Secret;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.PskImporter;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * An external key as it enters a handshake: after the import, if it is imported (RFC 9258).
 *
 * @param identity what the server is told
 * @param name what the application calls it, one character a byte
 * @param key owned
 */
record NamedKey(Bytes identity, String name, Secret key) implements AutoCloseable {

    /**
     * The key for this handshake.
     *
     * @throws IllegalStateException when it is not for a client, or not for this version
     */
    static NamedKey of(Parameters12 parameters, ExternalPsk psk) {
        if (psk.role() != ExternalPsk.Role.CLIENT || !psk.isFor(parameters.version())) {
            throw new IllegalStateException(psk + " is no key for a client of " + parameters.version());
        }
        String name = new String(psk.identity(), StandardCharsets.ISO_8859_1);
        if (psk.kind() == ExternalPsk.Kind.RAW) {
            return new NamedKey(Bytes.adopt(psk.identity()), name, Secret.adopt(psk.key()));
        }
        PskImporter importer = PskImporter.of(
                Bytes.adopt(psk.identity()),
                Bytes.adopt(psk.context()),
                parameters.version(),
                parameters.suite().hash());
        Schedule schedule = new Schedule(parameters.config().crypto(), LabelPrefix.TLS, SecretLog.none());
        try (Secret key = Secret.adopt(psk.key())) {
            return new NamedKey(PskImporter.CODEC.encode(importer), name, importer.derive(schedule, psk.hash(), key));
        }
    }

    @Override
    public void close() {
        key.close();
    }
}
