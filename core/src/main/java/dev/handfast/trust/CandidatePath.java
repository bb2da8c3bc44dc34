package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates of which each names the next as its issuer; whether they are right is not known yet.
 *
 * @param certificates the peer's own first; at least one
 * @param anchored whether the last one is a trust anchor
 */
record CandidatePath(List<X509Certificate> certificates, boolean anchored) {

    CandidatePath {
        certificates = List.copyOf(certificates);
    }

    X509Certificate leaf() {
        return certificates.get(0);
    }

    X509Certificate last() {
        return certificates.get(certificates.size() - 1);
    }

    int size() {
        return certificates.size();
    }

    X509Certificate at(int index) {
        return certificates.get(index);
    }

    /** Whether this is the anchor, which is trusted as it is. */
    boolean isAnchor(int index) {
        return anchored && index == size() - 1;
    }

    CandidatePath with(X509Certificate issuer, boolean isAnchor) {
        List<X509Certificate> longer = new ArrayList<>(certificates);
        longer.add(issuer);
        return new CandidatePath(longer, isAnchor);
    }
}
