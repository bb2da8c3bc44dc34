package dev.handfast.cli.demo;

import java.io.IOException;
import java.util.List;

/**
 * One thing that is shown.
 *
 * @param title what happens, in plain words
 */
record Scene(String title, Plot plot) {

    /** What happens in a scene. */
    @FunctionalInterface
    interface Plot {

        /**
         * Does it.
         *
         * @return what came of it; each sentence begins a line
         * @throws AssertionError when something else came of it than was told
         * @throws IOException when something failed that should not have
         */
        List<String> play(Stage stage) throws IOException;
    }

    /** Insists that something went as told. */
    static void require(boolean asTold, String otherwise) {
        if (!asTold) {
            throw new AssertionError(otherwise);
        }
    }
}
