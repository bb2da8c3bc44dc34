package dev.handfast.conformance.bogo;

import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.AlertDescription;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test: the connections that it makes, one after the other.
 *
 * <p>Used by one thread; another may {@link #abort} it.
 */
final class ShimRun {

    /** What a test ends with when everything was as the options want it. */
    static final int PASSED = 0;

    private static final int FAILED = 1;
    private static final int UNIMPLEMENTED = 89;

    /** Never counts as the failure that a test may be waiting for. */
    private static final int BROKEN = 90;

    private final PrintStream out;
    private final PrintStream err;
    private final World world = new World();
    private volatile boolean isAborted;
    private volatile @Nullable RunnerSocket socket;

    /**
     * Makes ready to run a test.
     *
     * @param out for people
     * @param err what the runner reads: nothing unless the test fails, and then the name of the error
     */
    ShimRun(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the test, and returns the code to exit with. */
    int run(List<String> arguments) {
        if (arguments.contains("-is-handshaker-supported")) {
            out.println("No");
            return PASSED;
        }
        try {
            CommandLine line = CommandLine.parse(arguments);
            int more = line.initial().number(Option.RESUME_COUNT, 0);
            for (int i = 0; i <= more; i++) {
                connect(line.ofConnection(i), i > 0);
            }
            return PASSED;
        } catch (UnimplementedException e) {
            out.println("not implemented: " + e.getMessage());
            return UNIMPLEMENTED;
        } catch (DisappointedException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println(e);
            return FAILED;
        } catch (RuntimeException e) {
            e.printStackTrace(err);
            return BROKEN;
        }
    }

    /** Ends the test at once. */
    void abort() {
        isAborted = true;
        RunnerSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private void connect(Options options, boolean isResumption)
            throws IOException, UnimplementedException, DisappointedException {
        boolean hasSession = world.nextConnection();
        if (isResumption && !hasSession && !options.has(Option.SERVER)) {
            throw new DisappointedException("there is no session to offer");
        }
        Observations seen = new Observations();
        Endpoint endpoint = Endpoint.of(options, world, seen, isResumption);
        try (RunnerSocket open = RunnerSocket.connect(options)) {
            socket = open;
            if (isAborted) {
                open.abort();
            }
            EngineLoop loop =
                    new EngineLoop(endpoint, open, options, seen, world.time().now());
            new Exchange(options, loop, new Expectations(options, seen, isResumption)).run();
            world.time().advance(Duration.ofSeconds(options.number(Option.RESUMPTION_DELAY, 0)));
        } catch (TlsException e) {
            if (needsOlderVersion(e, options)) {
                throw new UnimplementedException("a version older than TLS 1.3, which the runner chose");
            }
            seen.complaints().forEach(name -> err.println(":" + name + ":"));
            ErrorNames.of(e).forEach(name -> err.println(":" + name + ":"));
            throw e;
        } finally {
            endpoint.engine().close();
        }
    }

    /** Whether a connection failed for want of a version that the options allow and the library lacks. */
    private static boolean needsOlderVersion(TlsException failure, Options options) {
        return isAboutVersion(failure) && Offers.allowsOlder(options);
    }

    private static boolean isAboutVersion(TlsException failure) {
        if (failure instanceof PeerFaultException refusal) {
            return refusal.fault() == NegotiationFault.NO_COMMON_VERSION
                    || refusal.fault() == NegotiationFault.VERSION_TOO_OLD;
        }
        return failure instanceof AlertReceivedException alert
                && alert.code() == AlertDescription.PROTOCOL_VERSION.code();
    }
}
