package dev.handfast.conformance.bogo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the runner asks of one connection, or of one credential of it. Immutable. */
final class Options {

    private final Map<Option, List<String>> values;
    private final List<Options> credentials;

    private Options(Builder builder) {
        Map<Option, List<String>> copy = new EnumMap<>(Option.class);
        builder.values.forEach((option, list) -> copy.put(option, List.copyOf(list)));
        values = copy;
        credentials = builder.credentials.stream().map(Builder::build).toList();
    }

    boolean has(Option option) {
        return values.containsKey(option);
    }

    /** The last value of the option; the other text when it is absent. */
    String text(Option option, String otherwise) {
        List<String> all = texts(option);
        return all.isEmpty() ? otherwise : all.get(all.size() - 1);
    }

    /** Every value of the option, in order. */
    List<String> texts(Option option) {
        return values.getOrDefault(option, List.of());
    }

    /** The last value of the option as bytes: a character each, since arguments have no charset. */
    byte[] bytes(Option option) {
        return text(option, "").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The last value of the option, which is in Base64. */
    byte[] decoded(Option option) {
        return Base64.getDecoder().decode(text(option, ""));
    }

    /** The last value of the option; the other number when it is absent. */
    int number(Option option, int otherwise) {
        return has(option) ? Integer.parseInt(text(option, "")) : otherwise;
    }

    /** Every value of the option, in order. */
    List<Integer> numbers(Option option) {
        return texts(option).stream().map(Integer::valueOf).toList();
    }

    /** The credentials that were begun, in order, each with the option that began it. */
    List<Options> credentials() {
        return credentials;
    }

    /** Collects options in the order of the command line. */
    static final class Builder {

        private final Map<Option, List<String>> values = new EnumMap<>(Option.class);
        private final List<Builder> credentials = new ArrayList<>();

        void add(Option option, String value) {
            if (option == Option.NEW_X509_CREDENTIAL || option == Option.NEW_PSK_CREDENTIAL) {
                Builder credential = new Builder();
                credential.values.put(option, List.of());
                credentials.add(credential);
                return;
            }
            Builder target =
                    option.isOfCredential() && !credentials.isEmpty() ? credentials.get(credentials.size() - 1) : this;
            target.values.computeIfAbsent(option, absent -> new ArrayList<>()).add(value);
        }

        Options build() {
            return new Options(this);
        }
    }
}
