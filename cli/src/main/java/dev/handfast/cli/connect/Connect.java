package dev.handfast.cli.connect;

import dev.handfast.TlsConnection;
import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.option.CredentialOptions;
import dev.handfast.cli.option.DatagramOptions;
import dev.handfast.cli.option.Judge;
import dev.handfast.cli.option.KeyLogOptions;
import dev.handfast.cli.option.NameOption;
import dev.handfast.cli.option.OutputOptions;
import dev.handfast.cli.option.ProtocolOptions;
import dev.handfast.cli.option.PskOptions;
import dev.handfast.cli.option.StartTlsOption;
import dev.handfast.cli.option.TimeoutOption;
import dev.handfast.cli.option.TrustOptions;
import dev.handfast.cli.report.Doctor;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A client: standard input goes to the peer, what the peer sends to standard output. */
@Command(name = "connect", mixinStandardHelpOptions = true, sortOptions = false)
public final class Connect implements Callable<Integer> {

    private static final int LINGER = 60;
    private static final int DATAGRAM_LINGER = 5;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "HOST:PORT", description = "The server.", converter = HostPort.OfPeer.class)
    private HostPort target;

    @Mixin
    private NameOption name;

    @Option(names = "--insecure", description = "Accept any certificate, and tell what is wrong with it.")
    private boolean insecure;

    @Option(
            names = "--commands",
            description = "Input lines that start with a colon are commands (:rekey, :rekey-both, :export LABEL LENGTH,"
                    + " :status, :close, :quit), not data.")
    private boolean commands;

    @Option(
            names = "--resume",
            paramLabel = "N",
            description =
                    "Connect N times for a session, and once more with it; the input goes over the last connection.")
    private int resume;

    @Option(
            names = "--linger",
            paramLabel = "SECONDS",
            description = "After the end of the input, end when the peer is silent for so long; default 60, with --dtls"
                    + " 5; 0 to wait for any time.")
    private @Nullable Integer linger;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private CredentialOptions credentials;

    @Mixin
    private PskOptions psk;

    @Mixin
    private ProtocolOptions protocol;

    @Mixin
    private DatagramOptions datagrams;

    @Mixin
    private StartTlsOption startTls;

    @Mixin
    private TimeoutOption timeout;

    @Mixin
    private KeyLogOptions keyLog;

    @Mixin
    private OutputOptions output;

    /** The command, in its surroundings. */
    public Connect(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Report report = output.report(surroundings, surroundings.err());
        Judge judge = new Judge(trust, insecure);
        try {
            datagrams.requireMeaning();
            datagrams.exclude("--starttls", startTls.isChosen());
            datagrams.exclude("--commands", commands);
            if (datagrams.isChosen()) {
                overDatagrams(judge, report);
            } else {
                overStreams(judge, report);
            }
            return ExitCode.DONE;
        } catch (IOException | RuntimeException e) {
            Event.Failed failed =
                    new Event.Failed(new Doctor("the server", target.toString()).diagnose(e), judge.refused(e));
            report.tell(failed);
            return failed.diagnosis().exitCode();
        }
    }

    private void overStreams(Judge judge, Report report) throws IOException {
        Link.Plan plan = new Link.Plan(target, name.of(target), config(judge, report), startTls, timeout.duration());
        for (int i = 0; i < resume; i++) {
            fetchSession(plan, report);
        }
        talk(plan, report);
    }

    private void overDatagrams(Judge judge, Report report) throws IOException {
        DatagramLink.Plan plan = new DatagramLink.Plan(
                target, name.of(target), config(judge, report), datagrams.settings(), timeout.duration());
        for (int i = 0; i < resume; i++) {
            fetchSession(plan, report);
        }
        talk(plan, report);
    }

    /** A connection for its session alone. */
    private static void fetchSession(DatagramLink.Plan plan, Report report) throws IOException {
        try (DatagramLink link = DatagramLink.open(plan, report)) {
            Messages.leave(link.connection(), Duration.ofSeconds(DATAGRAM_LINGER));
            report.tell(new Event.Closed(link.isPeerClosed()));
        }
    }

    private void talk(DatagramLink.Plan plan, Report report) throws IOException {
        try (DatagramLink link = DatagramLink.open(plan, report)) {
            Lines input = new Lines(surroundings.in(), link.connection());
            input.start();
            StandardOutput out = new StandardOutput(surroundings.out());
            new Messages(link.connection(), out).run(input, silence(DATAGRAM_LINGER));
            report.tell(new Event.Closed(link.isPeerClosed()));
        }
    }

    /** A connection for its session alone. */
    private static void fetchSession(Link.Plan plan, Report report) throws IOException {
        try (Link link = Link.open(plan, report)) {
            link.leave();
            report.tell(new Event.Closed(link.isPeerClosed()));
        }
    }

    private void talk(Link.Plan plan, Report report) throws IOException {
        try (Link link = Link.open(plan, report)) {
            TlsConnection connection = link.connection();
            Outlet outlet = commands ? new Commands(connection, report) : Outlet.of(connection);
            Upload upload = new Upload(surroundings.in(), outlet, connection, link.transport(), silence(LINGER));
            upload.start();
            new Download(connection, new StandardOutput(surroundings.out()), upload).run();
            report.tell(new Event.Closed(link.isPeerClosed() || upload.hasQuit()));
        }
    }

    private Duration silence(int usual) {
        return Duration.ofSeconds(Math.max(0, linger == null ? usual : linger));
    }

    private ClientConfig config(Judge judge, Report report) throws IOException {
        ClientConfig.Builder builder = ClientConfig.builder()
                .policy(protocol.policy(datagrams.medium()))
                .verifier(judge.prepare())
                .traceMessages(output.trace())
                .keyLog(keyLog.open(surroundings, report));
        Optional<TlsCertificate> own = credentials.load(surroundings);
        try {
            own.ifPresent(certificate -> builder.credential(Credential.of(certificate)));
            builder.externalPsks(psk.keys(ExternalPsk.Role.CLIENT, protocol.newest(datagrams.medium()))
                    .toArray(ExternalPsk[]::new));
            return builder.applicationProtocols(protocol.applicationProtocols())
                    .build()
                    .over(datagrams.medium());
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), "handfast connect --help tells what there is.");
        }
    }
}
