package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the ways from a peer's certificate to trust anchors, by the names and key identifiers in the certificates alone.
 *
 * <p>The order in which the peer sent its certificates does not matter beyond the first, and neither do superfluous,
 * repeated or cyclic ones: no certificate stands twice in a path. Length, number of paths and amount of work are bounded,
 * since all of it comes from the peer.
 */
final class PathSearch {

    static final int LONGEST_PATH = 10;

    private static final int MOST_PATHS = 8;
    private static final int MOST_STEPS = 1000;

    private final TrustAnchors anchors;
    private final Set<X509Certificate> received;
    private final List<CandidatePath> anchored = new ArrayList<>();
    private final List<CandidatePath> loose = new ArrayList<>();
    private int steps;

    private PathSearch(List<X509Certificate> chain, TrustAnchors anchors) {
        this.anchors = anchors;
        this.received = new LinkedHashSet<>(chain);
        received.removeAll(anchors.certificates());
    }

    /** The paths that end in an anchor, the shortest first; when there is none, those that lead nowhere. */
    static List<CandidatePath> paths(List<X509Certificate> chain, TrustAnchors anchors) {
        PathSearch search = new PathSearch(chain, anchors);
        X509Certificate leaf = chain.get(0);
        search.extend(new CandidatePath(List.of(leaf), anchors.contains(leaf)));
        return search.anchored.isEmpty() ? search.loose : search.anchored;
    }

    private void extend(CandidatePath path) {
        if (path.anchored()) {
            anchored.add(path);
            return;
        }
        if (path.size() == LONGEST_PATH || !extendBy(path)) {
            loose.add(path);
        }
    }

    /** Tries every issuer; returns whether there was any. */
    private boolean extendBy(CandidatePath path) {
        boolean any = false;
        for (X509Certificate anchor : anchors.named(path.last().getIssuerX500Principal())) {
            any |= tryIssuer(path, anchor, true);
        }
        for (X509Certificate candidate : received) {
            any |= tryIssuer(path, candidate, false);
        }
        return any;
    }

    private boolean tryIssuer(CandidatePath path, X509Certificate issuer, boolean isAnchor) {
        if (!mayHaveIssued(issuer, path.last()) || path.certificates().contains(issuer)) {
            return false;
        }
        if (steps++ < MOST_STEPS && anchored.size() < MOST_PATHS && loose.size() < MOST_PATHS) {
            extend(path.with(issuer, isAnchor));
        }
        return true;
    }

    private static boolean mayHaveIssued(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && !issuer.getSubjectX500Principal().getName().isEmpty()
                && !CertificateExtensions.namesAnotherKey(certificate, issuer);
    }
}
