package dev.handfast.testkit;

import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.ServerConfig;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Clients and servers that share a key. */
final class ExternalKeys {

    static final String NAME = "sensor 7";

    private ExternalKeys() {}

    /** A raw key of this name, of which each byte is the same. */
    static ExternalPsk raw(ExternalPsk.Role role, String name, int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return ExternalPsk.raw(role, name, key);
    }

    static PskLookup lookup() {
        return PskLookup.of(List.of(raw(ExternalPsk.Role.SERVER, NAME, 1)));
    }

    /** A client that names this key, and a server that knows {@link #NAME} and has no certificate. */
    static Ends keyOnly(ExternalPsk client) {
        return keyOnly(client, server -> server);
    }

    static Ends keyOnly(ExternalPsk client, UnaryOperator<ServerConfig.Builder> change) {
        Ends ends = Ends.of(some -> some.externalPsks(client), some -> some);
        return ends.with(change.apply(ServerConfig.builder()
                        .crypto(ends.server().crypto())
                        .time(ends.clock())
                        .externalPsks(lookup()))
                .build());
    }
}
