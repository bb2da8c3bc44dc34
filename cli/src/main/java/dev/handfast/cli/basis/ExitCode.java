package dev.handfast.cli.basis;

/** What the program's exit code says. */
public final class ExitCode {

    /** It did what was asked. */
    public static final int DONE = 0;

    /** The peer, its certificate or the network was at fault. */
    public static final int PEER = 1;

    /** The program was called wrongly, or was given something that it cannot read. */
    public static final int USAGE = 2;

    /** The program itself was at fault. */
    public static final int OURS = 3;

    private ExitCode() {}
}
