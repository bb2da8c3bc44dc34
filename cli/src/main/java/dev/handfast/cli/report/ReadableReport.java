package dev.handfast.cli.report;

import dev.handfast.engine.ConnectionInfo;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells events for people. */
public final class ReadableReport implements Report {

    private static final String MARGIN = "  ";
    private static final String COLUMN = "               ";

    private final PrintStream out;
    private final Style style;
    private final InstantSource time;
    private final boolean trace;
    private final String prefix;

    private ReadableReport(PrintStream out, Style style, InstantSource time, boolean trace, String prefix) {
        this.out = out;
        this.style = style;
        this.time = time;
        this.trace = trace;
        this.prefix = prefix;
    }

    /**
     * Tells on this stream.
     *
     * @param trace whether alerts that only say goodbye are told as well
     */
    public static ReadableReport to(PrintStream out, Style style, InstantSource time, boolean trace) {
        return new ReadableReport(out, style, time, trace, "");
    }

    @Override
    public Report ofConnection(long number) {
        return new ReadableReport(out, style, time, trace, style.faint("[" + number + "] "));
    }

    @Override
    public void tell(Event event) {
        String text = lines(event).stream().map(line -> prefix + line + "\n").collect(Collectors.joining());
        synchronized (out) {
            out.print(text);
            out.flush();
        }
    }

    private List<String> lines(Event event) {
        if (event instanceof Event.Handshake some) {
            return handshake(some);
        } else if (event instanceof Event.Message some) {
            return List.of(style.faint(arrow(some.sent()) + some.type() + ", " + some.size() + " bytes"));
        } else if (event instanceof Event.Alert some) {
            return trace
                    ? List.of(style.faint(arrow(some.sent()) + "alert " + Alerts.name(some.code())
                            + (some.fatal() ? " (fatal)" : "")))
                    : List.of();
        } else if (event instanceof Event.KeyUpdate some) {
            return List.of(some.received() ? "the peer has new keys" : "we have new keys");
        } else if (event instanceof Event.Ticket some) {
            return trace ? List.of(style.faint("ticket, good for " + some.lifetime() + " s")) : List.of();
        } else if (event instanceof Event.Closed some) {
            return List.of(some.clean() ? "closed" : "closed, by the peer without close_notify");
        } else if (event instanceof Event.Failed some) {
            return failure(some);
        } else if (event instanceof Event.Note some) {
            return List.of(some.text());
        } else if (event instanceof Event.Warning some) {
            return List.of(style.doubtful("warning: ") + some.text());
        } else if (event instanceof Event.Listening some) {
            return ready(some);
        } else if (event instanceof Event.Judged some) {
            return judged(some);
        } else if (event instanceof Event.Exported some) {
            return List.of(Visible.of(some.label()) + " " + some.hex());
        }
        throw new IllegalArgumentException("no words for " + event);
    }

    private List<String> handshake(Event.Handshake event) {
        ConnectionInfo info = event.info();
        List<String> lines = new ArrayList<>();
        lines.add(style.strong("connected") + " with " + event.peer() + " in "
                + event.took().toMillis() + " ms");
        lines.addAll(Settled.of(info, event.name()).stream()
                .map(fact -> MARGIN + String.format("%-11s  ", fact.label()) + fact.text())
                .toList());
        CertificateText certificates = new CertificateText(style, time.instant());
        lines.addAll(labelled("peer", certificates.chain(info.peerChain())));
        if (!info.verdict().flags().isEmpty()) {
            lines.addAll(labelled(
                    "but",
                    certificates.flags(info.verdict().flags(), info.verdict().explanations())));
        } else if (!info.peerChain().isEmpty()) {
            lines.addAll(labelled("verified", List.of(style.good("nothing is wrong with the certificate"))));
        }
        return lines;
    }

    private List<String> failure(Event.Failed event) {
        List<String> lines =
                new ArrayList<>(labelled("peer", new CertificateText(style, time.instant()).chain(event.chain())));
        lines.addAll(event.diagnosis().lines(style));
        return lines;
    }

    private List<String> judged(Event.Judged event) {
        CertificateText certificates = new CertificateText(style, time.instant());
        List<String> lines = new ArrayList<>(labelled("certificate", certificates.chain(event.chain())));
        lines.addAll(labelled(
                "fingerprint",
                List.of("SHA-256 " + TlsCertificate.of(event.chain()).fingerprint())));
        if (!event.key().isEmpty()) {
            lines.addAll(labelled("key", List.of(event.key())));
        }
        String role = event.purpose() == Purpose.CLIENT ? "a client" : "a server";
        if (event.verification().isValid()) {
            lines.addAll(labelled("verified", List.of(style.good("nothing is wrong with it, as that of " + role))));
        } else {
            List<String> flaws = new ArrayList<>(List.of("as the certificate of " + role + ":"));
            flaws.addAll(certificates.flags(event.verification().flags(), event.explanations()));
            lines.addAll(labelled("but", flaws));
        }
        return lines;
    }

    private List<String> ready(Event.Listening event) {
        return labelled("certificate", new CertificateText(style, time.instant()).chain(event.certificate()));
    }

    private static List<String> labelled(String label, List<String> lines) {
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            out.add((out.isEmpty() ? MARGIN + String.format("%-11s  ", label) : COLUMN) + line);
        }
        return out;
    }

    private static String arrow(boolean sent) {
        return sent ? "--> " : "<-- ";
    }
}
