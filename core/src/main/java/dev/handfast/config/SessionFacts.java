package dev.handfast.config;

import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a session is bound to, on either side.
 *
 * @param serverName the name that the client asked for; empty when it asked for none
 * @param peerChain the certificates of the other side; empty when it showed none
 * @param pskIdentity the external key that the first handshake rested on, one character a byte; empty when it did not
 * @param authenticated when the peers last proved who they are, which resumption never renews
 * @param issued when the ticket was issued or received
 * @param lifetime how long the ticket is good for, at most seven days
 */
public record SessionFacts(
        ProtocolVersion version,
        CipherSuite suite,
        String serverName,
        List<X509Certificate> peerChain,
        String pskIdentity,
        Instant authenticated,
        Instant issued,
        Duration lifetime) {

    /** The longest that a ticket, and all that is resumed from a handshake, may live (RFC 8446, Section 4.6.1). */
    public static final Duration LONGEST = Duration.ofDays(7);

    public SessionFacts {
        peerChain = List.copyOf(peerChain);
        lifetime = lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
    }

    /** Whether the session can still be resumed at this time: ticket, authentication and certificate are all fresh. */
    public boolean isFresh(Instant now) {
        return !now.isBefore(issued)
                && now.isBefore(issued.plus(lifetime))
                && now.isBefore(authenticated.plus(LONGEST))
                && (peerChain.isEmpty()
                        || now.isBefore(peerChain.get(0).getNotAfter().toInstant()));
    }
}
