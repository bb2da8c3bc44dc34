package dev.handfast.message;

import dev.handfast.wire.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/**
 * The values of one section of RFC 8448, by label: keys, secrets, hashes, messages, and complete records.
 *
 * <p>The files are {@code rfc8448/*.txt} among the test resources; their labels name the messages as RFC 8446 does.
 */
@NullMarked
public final class Rfc8448 {

    public static final Rfc8448 SERVER_KEY = read("server-key");
    public static final Rfc8448 SIMPLE_1RTT = read("simple-1rtt");
    public static final Rfc8448 RESUMED_0RTT = read("resumed-0rtt");
    public static final Rfc8448 HELLO_RETRY_REQUEST = read("hello-retry-request");
    public static final Rfc8448 CLIENT_AUTHENTICATION = read("client-authentication");

    /** The sections that hold a handshake. */
    public static final List<Rfc8448> HANDSHAKES =
            List.of(SIMPLE_1RTT, RESUMED_0RTT, HELLO_RETRY_REQUEST, CLIENT_AUTHENTICATION);

    private final String name;
    private final Map<String, Bytes> values;

    private Rfc8448(String name, Map<String, Bytes> values) {
        this.name = name;
        this.values = values;
    }

    /**
     * The value with this label.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Bytes bytes(String label) {
        Bytes value = values.get(label);
        if (value == null) {
            throw new IllegalArgumentException("no " + label + " among " + values.keySet() + " of " + name);
        }
        return value;
    }

    /** Whether there is a value with this label. */
    public boolean has(String label) {
        return values.containsKey(label);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Rfc8448 read(String name) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : lines("/rfc8448/" + name + ".txt")) {
            if (line.startsWith(" ")) {
                current.append(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                current = new StringBuilder();
                texts.put(line, current);
            }
        }
        Map<String, Bytes> values = new LinkedHashMap<>();
        texts.forEach((label, text) -> values.put(label, Bytes.hex(text.toString())));
        return new Rfc8448(name, values);
    }

    private static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Rfc8448.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
