package dev.handfast.trust;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** Whether the certificates of a path, the anchor's too, are valid at a time. */
final class DateCheck {

    private DateCheck() {}

    static void check(CandidatePath path, Instant at, Findings findings) {
        for (X509Certificate certificate : path.certificates()) {
            Instant notBefore = certificate.getNotBefore().toInstant();
            Instant notAfter = certificate.getNotAfter().toInstant();
            if (at.isBefore(notBefore)) {
                findings.add(
                        CertificateFlag.NOT_ACTIVATED,
                        certificate,
                        "becomes valid on " + notBefore + ", " + text(Duration.between(at, notBefore)) + " from now");
            }
            if (at.isAfter(notAfter)) {
                findings.add(
                        CertificateFlag.EXPIRED,
                        certificate,
                        "expired on " + notAfter + ", " + text(Duration.between(notAfter, at)) + " ago");
            }
        }
    }

    private static String text(Duration duration) {
        if (duration.toDays() > 0) {
            return counted(duration.toDays(), "day");
        }
        return duration.toHours() > 0
                ? counted(duration.toHours(), "hour")
                : counted(Math.max(1, duration.toMinutes()), "minute");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
