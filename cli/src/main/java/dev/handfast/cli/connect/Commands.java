package dev.handfast.cli.connect;

import dev.handfast.TlsConnection;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.cli.report.Settled;
import dev.handfast.engine.ChannelBinding;
import dev.handfast.engine.ChannelBindingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends lines to the peer, but for those that start with a colon, which it obeys. */
final class Commands implements Outlet {

    private static final int LONGEST = 4096;
    private static final int LONGEST_EXPORT = 8160;
    private static final String KNOWN =
            ":rekey, :rekey-both, :export LABEL LENGTH, :binding KIND, :status, :close, :quit";

    private final TlsConnection connection;
    private final OutputStream out;
    private final Report report;
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();
    private boolean atStart = true;
    private boolean inCommand;
    private boolean isClosed;

    Commands(TlsConnection connection, Report report) {
        this.connection = connection;
        this.out = connection.outputStream();
        this.report = report;
    }

    @Override
    public boolean take(byte[] source, int length) throws IOException {
        int start = 0;
        while (start < length) {
            if (atStart) {
                inCommand = source[start] == ':';
                atStart = false;
            }
            int end = endOfLine(source, start, length);
            atStart = source[end - 1] == '\n';
            if (!inCommand) {
                send(source, start, end);
            } else if (!collect(source, start, end)) {
                return false;
            }
            start = end;
        }
        return true;
    }

    /** Behind the next line feed, or where the bytes end. */
    private static int endOfLine(byte[] source, int start, int length) {
        for (int i = start; i < length; i++) {
            if (source[i] == '\n') {
                return i + 1;
            }
        }
        return length;
    }

    private void send(byte[] source, int start, int end) throws IOException {
        if (isClosed) {
            warn("not sent: this side has been closed");
        } else {
            out.write(source, start, end - start);
        }
    }

    private boolean collect(byte[] source, int start, int end) throws IOException {
        command.write(source, start, Math.min(end - start, LONGEST - command.size()));
        if (!atStart) {
            return true;
        }
        String line = command.toString(StandardCharsets.UTF_8).strip();
        command.reset();
        try {
            return obey(List.of(line.split("\\s+")));
        } catch (IllegalStateException e) {
            warn(line + ": " + e.getMessage());
            return true;
        }
    }

    private boolean obey(List<String> words) throws IOException {
        switch (words.get(0)) {
            case ":export" -> export(words);
            case ":status" -> status();
            case ":close" -> {
                isClosed = true;
                connection.shutdownOutput();
            }
            case ":quit" -> {
                return false;
            }
            case ":rekey" -> connection.updateKeys(false);
            case ":rekey-both" -> connection.updateKeys(true);
            case ":binding" -> binding(words);
            default -> warn("'" + words.get(0) + "' is no command; there are " + KNOWN);
        }
        return true;
    }

    private void export(List<String> words) {
        if (words.size() != 3 || !words.get(2).matches("[0-9]{1,4}")) {
            warn(":export takes a label and a length in bytes, such as :export EXPORTER-test 32");
            return;
        }
        int length = Integer.parseInt(words.get(2));
        if (length < 1 || length > LONGEST_EXPORT) {
            warn(":export yields 1 to " + LONGEST_EXPORT + " bytes");
            return;
        }
        byte[] material = connection.exportKeyingMaterial(words.get(1), length);
        report.tell(new Event.Exported(words.get(1), HexFormat.of().formatHex(material)));
    }

    private void binding(List<String> words) {
        Optional<ChannelBinding> kind = words.size() == 2 ? ChannelBinding.named(words.get(1)) : Optional.empty();
        if (kind.isEmpty()) {
            warn(":binding takes tls-exporter, tls-server-end-point or tls-unique");
            return;
        }
        try {
            byte[] value = connection.channelBinding(kind.get());
            report.tell(new Event.Exported(kind.get().toString(), HexFormat.of().formatHex(value)));
        } catch (ChannelBindingException e) {
            warn(String.valueOf(e.getMessage()));
        }
    }

    private void status() {
        connection
                .info()
                .ifPresent(info -> report.tell(new Event.Note(
                        "status",
                        Settled.of(info, "").stream()
                                .map(entry -> entry.label() + " " + entry.text())
                                .collect(Collectors.joining(", ")))));
    }

    private void warn(String text) {
        report.tell(new Event.Warning(text));
    }
}
