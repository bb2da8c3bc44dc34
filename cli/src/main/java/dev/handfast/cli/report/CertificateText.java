package dev.handfast.cli.report;

import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.TlsCertificate;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certificates and what is wrong with them, in lines for people. */
public final class CertificateText {

    private static final int SHOWN_NAMES = 8;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Style style;
    private final Instant now;

    /** Tells how things are at this time. */
    public CertificateText(Style style, Instant now) {
        this.style = style;
        this.now = now;
    }

    /** A chain, the peer's own certificate first, numbered. */
    public List<String> chain(List<X509Certificate> chain) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            String number = chain.size() == 1 ? "" : (i + 1) + "  ";
            String indent = " ".repeat(number.length());
            List<String> certificate = one(TlsCertificate.of(chain.get(i)));
            for (int j = 0; j < certificate.size(); j++) {
                lines.add((j == 0 ? number : indent) + certificate.get(j));
            }
        }
        return lines;
    }

    private List<String> one(TlsCertificate certificate) {
        List<String> lines = new ArrayList<>();
        lines.add(style.strong(name(certificate.subjectName())));
        if (!certificate.subjectName().equals(certificate.issuerName())) {
            lines.add("  issued by " + name(certificate.issuerName()));
        } else {
            lines.add("  issued by itself");
        }
        lines.add("  valid " + DAY.format(certificate.notBefore()) + " to " + DAY.format(certificate.notAfter())
                + " UTC, " + validity(certificate));
        List<String> names = names(certificate);
        if (!names.isEmpty()) {
            lines.add("  for " + shown(names));
        }
        lines.add("  key " + key(certificate.x509()) + ", signed with "
                + certificate.x509().getSigAlgName());
        return lines;
    }

    /** Each flag with what was found and what to do about it. */
    public List<String> flags(Set<CertificateFlag> flags, List<String> explanations) {
        List<String> lines = new ArrayList<>();
        for (CertificateFlag flag : flags) {
            lines.add(style.bad(flag.name()) + "  " + flag.meaning());
            String prefix = flag.name() + ": ";
            explanations.stream()
                    .filter(explanation -> explanation.startsWith(prefix))
                    .forEach(
                            explanation -> lines.add("  found: " + Visible.of(explanation.substring(prefix.length()))));
            lines.add("  to do: " + flag.advice());
        }
        return lines;
    }

    private String validity(TlsCertificate certificate) {
        if (now.isBefore(certificate.notBefore())) {
            return style.bad("not yet valid");
        }
        Duration left = Duration.between(now, certificate.notAfter());
        if (left.isNegative()) {
            return style.bad("expired");
        }
        return left.toDays() >= 2 ? left.toDays() + " days left" : style.doubtful(left.toHours() + " hours left");
    }

    /** Whom a certificate is for: DNS names as they stand there, and addresses. */
    static List<String> names(TlsCertificate certificate) {
        return Stream.concat(
                        certificate.dnsNames().stream(),
                        certificate.ipAddresses().stream().map(InetAddress::getHostAddress))
                .toList();
    }

    private static String shown(List<String> names) {
        String shown = names.stream().limit(SHOWN_NAMES).map(Visible::of).collect(Collectors.joining(", "));
        return names.size() > SHOWN_NAMES ? shown + " and " + (names.size() - SHOWN_NAMES) + " more" : shown;
    }

    private static String key(X509Certificate certificate) {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        if (certificate.getPublicKey() instanceof RSAKey rsa) {
            return algorithm + " " + rsa.getModulus().bitLength();
        } else if (certificate.getPublicKey() instanceof ECKey curve) {
            return algorithm + " " + curve.getParams().getOrder().bitLength();
        }
        return algorithm;
    }

    private static String name(String distinguished) {
        return distinguished.isEmpty() ? "(without a name)" : Visible.of(distinguished);
    }
}
