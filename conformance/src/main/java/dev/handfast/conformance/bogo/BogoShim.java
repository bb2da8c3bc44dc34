package dev.handfast.conformance.bogo;

import java.util.List;

/** Runs one test of BoGo in a JVM of its own: slow, but good for a debugger. */
public final class BogoShim {

    private BogoShim() {}

    /** Runs the test that the arguments describe, and exits as the runner wants it. */
    public static void main(String[] args) {
        LenientCertificates.install();
        System.exit(new ShimRun(System.out, System.err).run(List.of(args)));
    }
}
