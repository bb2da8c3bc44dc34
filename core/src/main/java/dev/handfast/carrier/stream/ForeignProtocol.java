package dev.handfast.carrier.stream;

import dev.handfast.record.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Words for first bytes that are not a TLS record, so that whoever mixed up two ports learns which. */
final class ForeignProtocol {

    private static final Map<String, List<String>> BEGINNINGS = Map.of(
            "an HTTP request",
            List.of("GET ", "HEAD ", "POST ", "PUT ", "DELET", "CONNE", "OPTIO", "TRACE", "PATCH", "PRI *"),
            "an HTTP response",
            List.of("HTTP/"),
            "SSH",
            List.of("SSH-"),
            "the greeting of an SMTP or FTP server before STARTTLS",
            List.of("220 ", "220-"),
            "the greeting of an IMAP server before STARTTLS",
            List.of("* OK ", "* PRE"),
            "the greeting of a POP3 server before STARTTLS",
            List.of("+OK "));

    private ForeignProtocol() {}

    /** What the five bytes from the offset look like. */
    static String describe(byte[] array, int offset) {
        if (isVersion2Hello(array, offset)) {
            return "a hello of SSL 2.0";
        }
        String text = new String(array, offset, RecordHeader.SIZE, StandardCharsets.ISO_8859_1);
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(text::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> isText(text) ? "text that begins with \"" + text + "\"" : "unknown bytes");
    }

    /** What a major version other than 3 means. */
    static String describeVersion(int major) {
        return major == 0xfe ? "a record of DTLS" : "major version " + major;
    }

    /** A two-byte length with the highest bit set, CLIENT-HELLO (1), and version 0.2 or 3.x. */
    private static boolean isVersion2Hello(byte[] array, int offset) {
        return array[offset] < 0 && array[offset + 2] == 1 && (array[offset + 3] == 0 || array[offset + 3] == 3);
    }

    private static boolean isText(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
