package dev.handfast.cli.inspect;

import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.connect.Link;
import dev.handfast.cli.option.Judge;
import dev.handfast.cli.option.NameOption;
import dev.handfast.cli.option.OutputOptions;
import dev.handfast.cli.option.PasswordOption;
import dev.handfast.cli.option.ProtocolOptions;
import dev.handfast.cli.option.StartTlsOption;
import dev.handfast.cli.option.TimeoutOption;
import dev.handfast.cli.option.TrustOptions;
import dev.handfast.cli.report.Doctor;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.config.ClientConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Tells what a server, or a file of certificates, is and what is wrong with it. */
@Command(name = "inspect", mixinStandardHelpOptions = true, sortOptions = false)
public final class Inspect implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "HOST:PORT|FILE",
            description = "A server, or a file with certificates in PEM, DER or PKCS #12. What is found goes to"
                    + " standard output.")
    private String subject = "";

    @Mixin
    private NameOption name;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private PasswordOption password;

    @Mixin
    private ProtocolOptions protocol;

    @Mixin
    private StartTlsOption startTls;

    @Mixin
    private TimeoutOption timeout;

    @Mixin
    private OutputOptions output;

    /** The command, in its surroundings. */
    public Inspect(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Report found = output.report(surroundings, surroundings.out());
        try {
            if (isFile()) {
                CertificateStore store = CertificateStore.read(Path.of(subject), password, surroundings);
                new StoreInspection(store, name, trust).tell(found);
            } else {
                HostPort target = target();
                inspect(new Link.Plan(target, name.of(target), config(), startTls, timeout.duration()), found);
            }
            return ExitCode.DONE;
        } catch (IOException | RuntimeException e) {
            Event.Failed failed = new Event.Failed(new Doctor("the server", subject).diagnose(e));
            output.report(surroundings, surroundings.err()).tell(failed);
            return failed.diagnosis().exitCode();
        }
    }

    private boolean isFile() {
        try {
            Path file = Path.of(subject);
            return Files.exists(file) && !Files.isDirectory(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void inspect(Link.Plan plan, Report report) throws IOException {
        try (Link link = Link.open(plan, report)) {
            link.leave();
        }
    }

    private HostPort target() throws InputException {
        try {
            return HostPort.of(subject);
        } catch (TypeConversionException e) {
            throw new InputException(
                    "there is no file '" + subject + "', and it is not HOST:PORT either",
                    "A server looks like example.org:443.");
        }
    }

    private ClientConfig config() throws IOException {
        ClientConfig.Builder builder = ClientConfig.builder()
                .policy(protocol.policy())
                .verifier(new Judge(trust, true).prepare())
                .traceMessages(output.trace());
        try {
            return builder.applicationProtocols(protocol.applicationProtocols()).build();
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), "handfast inspect --help tells what there is.");
        }
    }
}
