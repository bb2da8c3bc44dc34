package dev.handfast.cli.basis;

import java.io.Console;
import java.util.Optional;

/** Whoever sits at the terminal of this process, if it has one. */
final class Person {

    private Person() {}

    /** The terminal, when standard input and output are one. */
    @SuppressWarnings("SystemConsoleNull") // until JDK 21 it is null; from 22 on isTerminal tells
    static Optional<Console> console() {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            boolean terminal = (boolean) Console.class.getMethod("isTerminal").invoke(console);
            return terminal ? Optional.of(console) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.of(console);
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    static Optional<char[]> password(String prompt) {
        return console().map(console -> console.readPassword("%s", prompt));
    }
}
