package dev.handfast.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in a file of ticket keys. The keys never become text, which nobody could erase. */
final class TicketKeyText {

    private static final List<String> NAMES = List.of("previous", "current", "next");

    private final byte[] previous;
    private final byte[] current;
    private final byte[] next;

    private TicketKeyText(byte[] previous, byte[] current, byte[] next) {
        this.previous = previous;
        this.current = current;
        this.next = next;
    }

    /**
     * Reads the lines.
     *
     * @param file for messages, which never show what stands in it
     * @param content stays the caller's
     */
    static TicketKeyText parse(Path file, byte[] content) throws FileSystemException {
        Map<String, byte[]> keys = new HashMap<>();
        int number = 1;
        for (int start = 0; start < content.length; number++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            parseLine(file, number, content, start, end, keys);
            start = end + 1;
        }
        TicketKeyText text =
                new TicketKeyText(key(file, keys, "previous"), key(file, keys, "current"), key(file, keys, "next"));
        if (Arrays.equals(text.previous, text.current)
                || Arrays.equals(text.current, text.next)
                || Arrays.equals(text.previous, text.next)) {
            throw bad(file, "holds the same key twice");
        }
        return text;
    }

    private static byte[] key(Path file, Map<String, byte[]> keys, String name) throws FileSystemException {
        byte[] key = keys.get(name);
        if (key == null) {
            throw bad(file, "has no line \"" + name + "\"");
        }
        return key;
    }

    byte[] previous() {
        return previous;
    }

    byte[] current() {
        return current;
    }

    byte[] next() {
        return next;
    }

    /** Forgets the keys. */
    void erase() {
        Arrays.fill(previous, (byte) 0);
        Arrays.fill(current, (byte) 0);
        Arrays.fill(next, (byte) 0);
    }

    private static void parseLine(Path file, int number, byte[] content, int from, int to, Map<String, byte[]> keys)
            throws FileSystemException {
        int start = skip(content, from, to, true);
        if (start == to || content[start] == '#') {
            return;
        }
        int nameEnd = skip(content, start, to, false);
        String name = new String(content, start, nameEnd - start, StandardCharsets.ISO_8859_1);
        if (!NAMES.contains(name)) {
            throw bad(file, "line " + number + " begins with none of " + NAMES);
        }
        int keyStart = skip(content, nameEnd, to, true);
        int keyEnd = skip(content, keyStart, to, false);
        if (keyEnd - keyStart != 2 * TicketKeys.KEY_SIZE || skip(content, keyEnd, to, true) != to) {
            throw bad(file, "line " + number + " does not end with " + 2 * TicketKeys.KEY_SIZE + " hexadecimal digits");
        }
        byte[] key = new byte[TicketKeys.KEY_SIZE];
        for (int i = 0; i < key.length; i++) {
            int high = Character.digit(content[keyStart + 2 * i], 16);
            int low = Character.digit(content[keyStart + 2 * i + 1], 16);
            if (high < 0 || low < 0) {
                throw bad(file, "line " + number + " has a key with something else than hexadecimal digits");
            }
            key[i] = (byte) (high << 4 | low);
        }
        if (keys.put(name, key) != null) {
            throw bad(file, "has two lines \"" + name + "\"");
        }
    }

    /** The first place from there on that is no white space, or that is. */
    private static int skip(byte[] content, int from, int to, boolean white) {
        int at = from;
        while (at < to && (content[at] == ' ' || content[at] == '\t' || content[at] == '\r') == white) {
            at++;
        }
        return at;
    }

    private static FileSystemException bad(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }
}
