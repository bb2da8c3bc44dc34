package dev.handfast.cli;

import dev.handfast.cli.harness.Program;

/** The program for tests, which the fixtures cannot see. */
final class Handfasts {

    private Handfasts() {}

    static Program.Start program() {
        return new Program.Start(Handfast::run);
    }
}
