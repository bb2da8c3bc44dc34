package dev.handfast.cli.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of an HTTP request, as far as this server looks at it (RFC 9112).
 *
 * @param method empty when the head is none
 * @param keepAlive whether the client goes on after the response
 */
record HttpRequest(String method, boolean keepAlive) {

    private static final int LARGEST = 1 << 14;
    private static final HttpRequest MALFORMED = new HttpRequest("", false);

    /** Reads a head; empty when the client sends no more. */
    static Optional<HttpRequest> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineLength = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (head.size() == LARGEST) {
                return Optional.of(MALFORMED);
            }
            if (next == '\n' && lineLength == 0 && head.size() > 0) {
                return Optional.of(parse(head.toString(StandardCharsets.ISO_8859_1)));
            }
            if (next == '\n') {
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
            if (head.size() > 0 || lineLength > 0) {
                head.write(next);
            }
        }
        return Optional.empty();
    }

    private static HttpRequest parse(String head) {
        List<String> lines = head.lines().toList();
        String[] words = lines.get(0).split(" ", -1);
        if (words.length != 3 || !(words[2].equals("HTTP/1.0") || words[2].equals("HTTP/1.1"))) {
            return MALFORMED;
        }
        boolean hasBody = field(lines, "content-length")
                        .filter(length -> !length.equals("0"))
                        .isPresent()
                || field(lines, "transfer-encoding").isPresent();
        boolean keepAlive = words[2].equals("HTTP/1.1")
                && !hasBody
                && !field(lines, "connection").orElse("").contains("close");
        return new HttpRequest(words[0], keepAlive);
    }

    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .skip(1)
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
