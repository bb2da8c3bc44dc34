package dev.handfast.cli.serve;

import dev.handfast.TlsConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One client's data on its way back.
 *
 * <p>Lines that start with {@code **REKEY**} or {@code **REAUTH**} command something, and are answered instead of echoed, as
 * {@code gnutls-serv --echo} does.
 */
final class Echo {

    private static final String REKEY = "**REKEY**";
    private static final String REAUTH = "**REAUTH**";
    private static final List<String> COMMANDS = List.of(REKEY, REAUTH);
    private static final String DONE = "Successfully executed command\n";

    private final TlsConnection connection;
    private final OutputStream out;
    private final ByteArrayOutputStream reply = new ByteArrayOutputStream();
    private final StringBuilder start = new StringBuilder();
    private Place place = Place.START;

    Echo(TlsConnection connection) {
        this.connection = connection;
        this.out = connection.outputStream();
    }

    /** Where in a line we are. */
    private enum Place {
        /** What came of the line may still become a command; it waits in {@code start}. */
        START,
        /** In a line of data. */
        DATA,
        /** Behind a command. */
        COMMAND
    }

    void take(byte[] source, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            take(source[i]);
        }
        flush();
    }

    /** The client sends no more. */
    void end() throws IOException {
        echoStart();
        flush();
    }

    private void take(byte next) throws IOException {
        switch (place) {
            case START -> takeAtStart(next);
            case DATA -> {
                reply.write(next);
                place = next == '\n' ? Place.START : Place.DATA;
            }
            case COMMAND -> {
                if (next == '\n') {
                    execute();
                }
            }
        }
    }

    private void takeAtStart(byte next) {
        start.append((char) (next & 0xff));
        String line = start.toString();
        if (COMMANDS.contains(line)) {
            place = Place.COMMAND;
        } else if (COMMANDS.stream().noneMatch(command -> command.startsWith(line))) {
            echoStart();
            place = next == '\n' ? Place.START : Place.DATA;
        }
    }

    private void echoStart() {
        reply.writeBytes(start.toString().getBytes(StandardCharsets.ISO_8859_1));
        start.setLength(0);
    }

    private void execute() throws IOException {
        flush();
        if (start.toString().equals(REKEY)) {
            connection.updateKeys(false);
            reply.writeBytes(DONE.getBytes(StandardCharsets.US_ASCII));
        } else {
            reply.writeBytes((REAUTH + " is not available yet\n").getBytes(StandardCharsets.US_ASCII));
        }
        start.setLength(0);
        place = Place.START;
    }

    private void flush() throws IOException {
        out.write(reply.toByteArray());
        reply.reset();
    }
}
