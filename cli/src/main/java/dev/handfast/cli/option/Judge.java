package dev.handfast.cli.option;

import dev.handfast.config.Decision;
import dev.handfast.config.PeerVerifier;
import dev.handfast.config.Verdict;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.trust.Finding;
import dev.handfast.trust.PathVerifier;
import dev.handfast.trust.TrustAnchors;
import dev.handfast.trust.Verification;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Judges the peers of a command, and remembers the last one, whom a refused handshake does not tell. Usable by several
 * threads, of which each may be told of the other's peer then.
 */
public final class Judge implements PeerVerifier {

    private final TrustOptions trust;
    private final boolean lenient;
    private volatile List<X509Certificate> last = List.of();
    private @Nullable TrustAnchors anchors;

    /** Judges by what is trusted and, when lenient, accepts everybody, telling all the same what is wrong. */
    public Judge(TrustOptions trust, boolean lenient) {
        this.trust = trust;
        this.lenient = lenient;
    }

    /** Reads what is trusted, if it was named; otherwise that happens when it is needed. */
    public Judge prepare() throws IOException {
        if (trust.isNamed()) {
            anchors();
        }
        return this;
    }

    /** The chain of the last peer, when its certificate is why a handshake failed. */
    public List<X509Certificate> refused(Throwable thrown) {
        return thrown instanceof CertificateRejectedException ? last : List.of();
    }

    @Override
    public CompletionStage<Verdict> verify(Decision.VerifyPeer question) {
        last = question.chain();
        Verification found;
        try {
            found = examine(question, anchors());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(new Verdict(
                lenient || found.isValid(),
                found.flags(),
                found.findings().stream().map(Finding::toString).toList()));
    }

    private synchronized TrustAnchors anchors() throws IOException {
        if (anchors == null) {
            anchors = trust.anchors();
        }
        return anchors;
    }

    private static Verification examine(Decision.VerifyPeer question, TrustAnchors trusted) {
        Instant now = Instant.now();
        return question.identity()
                .map(identity -> PathVerifier.verify(question.chain(), question.purpose(), identity, trusted, now))
                .orElseGet(() -> PathVerifier.verify(question.chain(), question.purpose(), trusted, now));
    }
}
