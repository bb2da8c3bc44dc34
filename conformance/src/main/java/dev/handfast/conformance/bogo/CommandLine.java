package dev.handfast.conformance.bogo;

import java.util.Iterator;
import java.util.List;

/**
 * The arguments of one test.
 *
 * <p>An option counts for every connection, unless its name begins with {@code -on-initial}, {@code -on-resume} or
 * {@code -on-retry}.
 *
 * @param initial for the first connection
 * @param resumed for those after it
 * @param retried for the second attempt when early data was refused
 */
record CommandLine(Options initial, Options resumed, Options retried) {

    private static final String ON_INITIAL = "-on-initial";
    private static final String ON_RESUME = "-on-resume";
    private static final String ON_RETRY = "-on-retry";

    /**
     * Reads the arguments.
     *
     * @throws UnimplementedException when one of them is unknown
     * @throws IllegalArgumentException when the last one lacks its value
     */
    static CommandLine parse(List<String> arguments) throws UnimplementedException {
        Options.Builder initial = new Options.Builder();
        Options.Builder resumed = new Options.Builder();
        Options.Builder retried = new Options.Builder();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            String prefix = prefix(argument);
            Option option = Option.of(argument.substring(prefix.length()))
                    .orElseThrow(() -> new UnimplementedException("option " + argument));
            if (option.takesValue() && !left.hasNext()) {
                throw new IllegalArgumentException(argument + " lacks its value");
            }
            String value = option.takesValue() ? left.next() : "";
            if (prefix.isEmpty() || prefix.equals(ON_INITIAL)) {
                initial.add(option, value);
            }
            if (prefix.isEmpty() || prefix.equals(ON_RESUME)) {
                resumed.add(option, value);
            }
            if (prefix.isEmpty() || prefix.equals(ON_RETRY)) {
                retried.add(option, value);
            }
        }
        return new CommandLine(initial.build(), resumed.build(), retried.build());
    }

    /** The options of a connection, counted from 0. */
    Options ofConnection(int index) {
        return index == 0 ? initial : resumed;
    }

    private static String prefix(String argument) {
        return List.of(ON_INITIAL, ON_RESUME, ON_RETRY).stream()
                .filter(prefix -> argument.startsWith(prefix + "-"))
                .findFirst()
                .orElse("");
    }
}
