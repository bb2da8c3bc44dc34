package dev.handfast.engine;

import java.util.Arrays;
import java.util.Optional;

/** What ties an authentication above TLS to the connection below it (RFC 5056). */
public enum ChannelBinding {
    /**
     * The first Finished of the handshake (RFC 5929, Section 3). TLS 1.2 with the extended master secret alone: TLS 1.3 has
     * none, and without that two connections can be made to have the same (RFC 7627, Section 5.4).
     */
    TLS_UNIQUE("tls-unique"),

    /** The hash of the server's certificate (RFC 5929, Section 4): the same for all connections to that server. */
    TLS_SERVER_END_POINT("tls-server-end-point"),

    /** Exported keying material (RFC 9266); in TLS 1.2 with the extended master secret alone. */
    TLS_EXPORTER("tls-exporter");

    private final String registered;

    ChannelBinding(String registered) {
        this.registered = registered;
    }

    /**
     * The kind with this IANA name, such as {@code tls-exporter}.
     *
     * @return empty when the library does not know the name
     */
    public static Optional<ChannelBinding> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.registered.equals(name))
                .findFirst();
    }

    /** The name in the registry, such as {@code tls-exporter}. */
    @Override
    public String toString() {
        return registered;
    }
}
