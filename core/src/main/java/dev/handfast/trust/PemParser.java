package dev.handfast.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Finds the blocks in a PEM text. Works on bytes, because what became a String cannot be erased. */
final class PemParser {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private final byte[] text;
    private final String source;
    private int position;
    private int lineNumber;

    PemParser(byte[] text, String source) {
        this.text = text;
        this.source = source;
    }

    List<PemBlock> blocks() throws CredentialException {
        List<PemBlock> blocks = new ArrayList<>();
        skipByteOrderMark();
        while (position < text.length) {
            Line line = nextLine();
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                String label = line.between(BEGIN.length(), DASHES.length());
                String where = source + ", block " + (blocks.size() + 1) + " (" + Printable.of(label) + ", line "
                        + lineNumber + "),";
                blocks.add(block(label, where));
            }
        }
        return blocks;
    }

    private PemBlock block(String label, String where) throws CredentialException {
        List<Line> body = new ArrayList<>();
        boolean encrypted = false;
        while (position < text.length) {
            Line line = nextLine();
            if (line.startsWith(END)) {
                requireLabel(line, label, where);
                return new PemBlock(label, where, decode(joined(body), encrypted, where), encrypted);
            }
            if (line.startsWith(DASHES)) {
                break;
            }
            encrypted |= line.startsWith("Proc-Type:") || line.startsWith("DEK-Info:");
            if (!line.isHeader()) {
                body.add(line);
            }
        }
        throw malformed(where, "is cut off: it has no line that starts with " + END.strip());
    }

    private static byte[] joined(List<Line> lines) {
        byte[] joined = new byte[lines.stream().mapToInt(Line::length).sum()];
        int size = 0;
        for (Line line : lines) {
            line.copyTo(joined, size);
            size += line.length();
        }
        return joined;
    }

    private static void requireLabel(Line line, String label, String where) throws CredentialException {
        if (!line.endsWith(DASHES)
                || !line.between(END.length(), DASHES.length()).equals(label)) {
            throw malformed(where, "ends with the label of another block");
        }
    }

    private static byte[] decode(byte[] base64, boolean encrypted, String where) throws CredentialException {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            if (der.length == 0 && !encrypted) {
                throw malformed(where, "is empty");
            }
            return der;
        } catch (IllegalArgumentException e) {
            throw malformed(where, "is not base64");
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    private static CredentialException malformed(String where, String what) {
        return new CredentialException(CredentialException.Reason.MALFORMED, where, what);
    }

    private void skipByteOrderMark() {
        if (text.length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf) {
            position = 3;
        }
    }

    /** The next line, without blanks around it. */
    private Line nextLine() {
        int start = position;
        while (position < text.length && text[position] != '\n' && text[position] != '\r') {
            position++;
        }
        int end = position;
        if (position + 1 < text.length && text[position] == '\r' && text[position + 1] == '\n') {
            position++;
        }
        position++;
        lineNumber++;
        while (start < end && isBlank(text[start])) {
            start++;
        }
        while (start < end && isBlank(text[end - 1])) {
            end--;
        }
        return new Line(start, end);
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t';
    }

    /** A part of the text. */
    private final class Line {

        private final int start;
        private final int end;

        Line(int start, int end) {
            this.start = start;
            this.end = end;
        }

        boolean startsWith(String prefix) {
            return isAt(start, prefix);
        }

        boolean endsWith(String suffix) {
            return isAt(Math.max(start, end - suffix.length()), suffix);
        }

        boolean isHeader() {
            for (int i = start; i < end; i++) {
                if (text[i] == ':') {
                    return true;
                }
            }
            return false;
        }

        /** What stands between a prefix and a suffix of these lengths; empty when they overlap. */
        String between(int prefix, int suffix) {
            StringBuilder out = new StringBuilder();
            for (int i = start + prefix; i < end - suffix; i++) {
                out.append((char) (text[i] & 0xff));
            }
            return out.toString();
        }

        int length() {
            return end - start;
        }

        void copyTo(byte[] target, int offset) {
            System.arraycopy(text, start, target, offset, end - start);
        }

        private boolean isAt(int at, String word) {
            if (end - at < word.length()) {
                return false;
            }
            for (int i = 0; i < word.length(); i++) {
                if (text[at + i] != word.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
