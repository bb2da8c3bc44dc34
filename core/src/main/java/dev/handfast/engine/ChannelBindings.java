package dev.handfast.engine;

import dev.handfast.engine.ChannelBindingException.Reason;
import dev.handfast.keys.Exporter;
import dev.handfast.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * All channel bindings of a connection, as they are when its handshake is over.
 *
 * <p>Where RFC 7627 was not agreed on in TLS 1.2, another connection could have the same Finished messages and the same
 * exported keying material: only the binding to the server's certificate remains.
 */
record ChannelBindings(Outcome unique, Outcome serverEndPoint, Outcome exporter) {

    /** A value, or why there is none. */
    private sealed interface Outcome {}

    private record Present(Bytes value) implements Outcome {}

    private record Absent(Reason reason) implements Outcome {}

    /** Those of TLS 1.3. */
    static ChannelBindings of13(List<X509Certificate> serverChain, Exporter exporter) {
        return new ChannelBindings(
                new Absent(Reason.NOT_IN_THIS_VERSION), serverEndPoint(serverChain), exported(exporter));
    }

    /** Those of TLS 1.2 with the extended master secret. */
    static ChannelBindings of12(Bytes firstFinished, List<X509Certificate> serverChain, Exporter exporter) {
        return new ChannelBindings(new Present(firstFinished), serverEndPoint(serverChain), exported(exporter));
    }

    /** Those of TLS 1.2 without it. */
    static ChannelBindings unbound12(List<X509Certificate> serverChain) {
        Outcome unsafe = new Absent(Reason.NO_EXTENDED_MASTER_SECRET);
        return new ChannelBindings(unsafe, serverEndPoint(serverChain), unsafe);
    }

    private static Outcome exported(Exporter exporter) {
        return new Present(Bytes.adopt(exporter.channelBinding()));
    }

    private static Outcome serverEndPoint(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return new Absent(Reason.NO_CERTIFICATE);
        }
        Optional<byte[]> hash = ServerEndPoint.of(chain.get(0));
        return hash.isPresent() ? new Present(Bytes.adopt(hash.get())) : new Absent(Reason.NO_HASH);
    }

    byte[] of(ChannelBinding kind) throws ChannelBindingException {
        Outcome outcome = switch (kind) {
            case TLS_UNIQUE -> unique;
            case TLS_SERVER_END_POINT -> serverEndPoint;
            case TLS_EXPORTER -> exporter;
        };
        if (outcome instanceof Present present) {
            return present.value().toArray();
        }
        throw new ChannelBindingException(kind, ((Absent) outcome).reason());
    }
}
