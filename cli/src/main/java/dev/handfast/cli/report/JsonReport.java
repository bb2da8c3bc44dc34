package dev.handfast.cli.report;

import dev.handfast.engine.ConnectionInfo;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.TlsCertificate;
import java.io.PrintStream;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells events as JSON, an object a line, for scripts. */
public final class JsonReport implements Report {

    private static final long NONE = 0;

    private final PrintStream out;
    private final InstantSource time;
    private final long connection;

    private JsonReport(PrintStream out, InstantSource time, long connection) {
        this.out = out;
        this.time = time;
        this.connection = connection;
    }

    /** Tells on this stream, which is shared with nobody else. */
    public static JsonReport to(PrintStream out, InstantSource time) {
        return new JsonReport(out, time, NONE);
    }

    @Override
    public Report ofConnection(long number) {
        return new JsonReport(out, time, number);
    }

    @Override
    public void tell(Event event) {
        String line = json(event) + "\n";
        synchronized (out) {
            out.print(line);
            out.flush();
        }
    }

    private Json json(Event event) {
        if (event instanceof Event.Handshake some) {
            return handshake(some);
        } else if (event instanceof Event.Message some) {
            return object("message")
                    .text("direction", direction(some.sent()))
                    .text("type", some.type().toString())
                    .number("size", some.size());
        } else if (event instanceof Event.Alert some) {
            return object("alert")
                    .text("direction", direction(some.sent()))
                    .text("level", some.fatal() ? "fatal" : "warning")
                    .text("description", Alerts.name(some.code()));
        } else if (event instanceof Event.KeyUpdate some) {
            return object("key-update").text("direction", direction(!some.received()));
        } else if (event instanceof Event.Ticket some) {
            return object("ticket").number("lifetime", some.lifetime());
        } else if (event instanceof Event.Closed some) {
            return object("closed").truth("clean", some.clean());
        } else if (event instanceof Event.Failed some) {
            return error(some);
        } else if (event instanceof Event.Note some) {
            return object(some.name()).text("message", some.text());
        } else if (event instanceof Event.Warning some) {
            return object("warning").text("message", some.text());
        } else if (event instanceof Event.Listening some) {
            return object("listening")
                    .text("address", some.address())
                    .texts("chain", subjects(some.certificate()))
                    .optional("pem", pem(some.certificate()));
        } else if (event instanceof Event.Judged some) {
            return certificate(some);
        } else if (event instanceof Event.Exported some) {
            return object("exported").text("label", some.label()).text("value", some.hex());
        }
        throw new IllegalArgumentException("no words for " + event);
    }

    private Json handshake(Event.Handshake event) {
        ConnectionInfo info = event.info();
        List<String> chain = subjects(info.peerChain());
        return object("handshake")
                .text("version", info.version().toString())
                .text("suite", info.suite().toString())
                .optional("group", info.group().map(Object::toString).orElse(""))
                .optional("signature", Chosen.signature(info))
                .optional("alpn", info.applicationProtocol())
                .truth("resumed", info.resumed())
                .optional("name", event.name())
                .optional("peer", chain.isEmpty() ? "" : chain.get(0))
                .texts("chain", chain)
                .texts(
                        "flags",
                        info.verdict().flags().stream()
                                .map(CertificateFlag::name)
                                .toList())
                .truth("early", false)
                .absent("cid")
                .optional("psk", Settled.identity(info))
                .truth("retried", info.retried())
                .number("milliseconds", event.took().toMillis());
    }

    private Json certificate(Event.Judged event) {
        TlsCertificate certificate = TlsCertificate.of(event.chain());
        return object("certificate")
                .text("subject", certificate.subjectName())
                .text("issuer", certificate.issuerName())
                .text("notBefore", certificate.notBefore().toString())
                .text("notAfter", certificate.notAfter().toString())
                .texts("names", CertificateText.names(certificate))
                .text("fingerprint", certificate.fingerprint())
                .texts("chain", subjects(event.chain()))
                .texts("flags", names(event.verification().flags()))
                .texts("found", event.explanations());
    }

    private Json error(Event.Failed event) {
        Diagnosis diagnosis = event.diagnosis();
        Json error = object("error")
                .text("kind", diagnosis.kind())
                .optional("fault", diagnosis.fault())
                .optional("alert", diagnosis.alert())
                .text("message", diagnosis.message())
                .optional("hint", diagnosis.hint())
                .texts("flags", diagnosis.flags())
                .texts("chain", subjects(event.chain()));
        return diagnosis.trace().isEmpty() ? error : error.texts("trace", diagnosis.trace());
    }

    private Json object(String name) {
        Json object = new Json()
                .text("event", name)
                .text("time", time.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return connection == NONE ? object : object.number("connection", connection);
    }

    private static String direction(boolean sent) {
        return sent ? "sent" : "received";
    }

    private static String pem(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> TlsCertificate.of(certificate).toPem())
                .collect(Collectors.joining());
    }

    private static List<String> names(Set<CertificateFlag> flags) {
        return flags.stream().map(CertificateFlag::name).toList();
    }

    private static List<String> subjects(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> TlsCertificate.of(certificate).subjectName())
                .toList();
    }
}
