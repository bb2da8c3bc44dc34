package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one path. Used by one thread. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    /** Notes a flaw; the explanation goes on from the certificate's name, such as "expired yesterday". */
    void add(CertificateFlag flag, X509Certificate certificate, String explanation) {
        add(flag, certificate, explanation, flag.advice());
    }

    void add(CertificateFlag flag, X509Certificate certificate, String explanation, String advice) {
        found.add(new Finding(flag, DistinguishedName.subject(certificate), explanation, advice));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many kinds of flaws there are. */
    long kinds() {
        return found.stream().map(Finding::flag).distinct().count();
    }

    /** Everything found, by flag, then in the order of the path. */
    List<Finding> sorted() {
        return found.stream().sorted(Comparator.comparing(Finding::flag)).toList();
    }
}
