package dev.handfast.cli.report;

import dev.handfast.engine.ConnectionInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a handshake has settled, for people and for the page of a server. */
public final class Settled {

    private Settled() {}

    /** One thing that was settled. */
    public record Entry(String label, String text) {}

    /**
     * All of it but certificates, with nothing in it that a terminal could take for more than letters.
     *
     * @param name whom the client asked for; empty when nobody
     */
    public static List<Entry> of(ConnectionInfo info, String name) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("version", info.version().toString()));
        entries.add(new Entry("suite", info.suite().toString()));
        String retried = info.retried() ? " (after a HelloRetryRequest)" : "";
        info.group().ifPresent(group -> entries.add(new Entry("group", group + retried)));
        entries.add(new Entry("signature", orNone(Chosen.signature(info))));
        entries.add(new Entry("alpn", orNone(info.applicationProtocol())));
        entries.add(new Entry("resumed", info.resumed() ? "yes" : "no"));
        if (!info.pskIdentity().isEmpty()) {
            entries.add(new Entry("psk", Visible.of(identity(info))));
        }
        if (!name.isEmpty()) {
            entries.add(new Entry("name", Visible.of(name)));
        }
        return entries;
    }

    /** The identity of the external key, which is nearly always UTF-8; empty when there is none. */
    static String identity(ConnectionInfo info) {
        return new String(info.pskIdentity().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : Visible.of(text);
    }
}
