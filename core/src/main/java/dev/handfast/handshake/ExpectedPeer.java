package dev.handfast.handshake;

import dev.handfast.config.Decision;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.Purpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a client wants to talk to: somebody by name, or anyone. */
public final class ExpectedPeer {

    private static final ExpectedPeer ANYONE = new ExpectedPeer(null);

    private final @Nullable PeerIdentity identity;

    private ExpectedPeer(@Nullable PeerIdentity identity) {
        this.identity = identity;
    }

    public static ExpectedPeer anyone() {
        return ANYONE;
    }

    public static ExpectedPeer of(PeerIdentity identity) {
        return new ExpectedPeer(identity);
    }

    /** The question whether the certificates of this peer, a server, are acceptable. */
    public Decision.VerifyPeer question(ShownCertificates shown) {
        Decision.VerifyPeer question = identity == null
                ? new Decision.VerifyPeer(shown.chain(), Purpose.SERVER)
                : new Decision.VerifyPeer(shown.chain(), Purpose.SERVER, identity);
        return question.withOcspResponses(shown.ocspResponses());
    }

    /** The identity that the peer's certificate must have. */
    public Optional<PeerIdentity> identity() {
        return Optional.ofNullable(identity);
    }
}
