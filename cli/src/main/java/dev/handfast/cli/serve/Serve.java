package dev.handfast.cli.serve;

import dev.handfast.DtlsListener;
import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.Surroundings;
import dev.handfast.cli.net.DatagramHandshake;
import dev.handfast.cli.option.ClientAuthOption;
import dev.handfast.cli.option.CredentialOptions;
import dev.handfast.cli.option.DatagramOptions;
import dev.handfast.cli.option.Judge;
import dev.handfast.cli.option.KeyLogOptions;
import dev.handfast.cli.option.OutputOptions;
import dev.handfast.cli.option.ProtocolOptions;
import dev.handfast.cli.option.PskOptions;
import dev.handfast.cli.option.TimeoutOption;
import dev.handfast.cli.option.TrustOptions;
import dev.handfast.cli.report.Doctor;
import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.ServerConfig;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A server. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false)
public final class Serve implements Callable<Integer> {

    private static final int BACKLOG = 128;
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Duration VALIDITY = Duration.ofDays(30);

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "[HOST:]PORT",
            description = "Where to listen; port 0 picks one; default host 127.0.0.1.",
            converter = HostPort.OfListener.class)
    private HostPort address;

    @Option(names = "--self-signed", paramLabel = "NAME", description = "Make a certificate for NAME on the spot.")
    private String selfSigned = "";

    @ArgGroup
    private Kind kind = new Kind();

    @Option(names = "--once", description = "Stop after one connection, and succeed if that did.")
    private boolean once;

    @Mixin
    private CredentialOptions credentials;

    @Mixin
    private ClientAuthOption clientAuth;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private PskOptions psk;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            description = "Tickets for resumption per connection, 0 to 16; default ${DEFAULT-VALUE}.")
    private int tickets = 2;

    @Mixin
    private ProtocolOptions protocol;

    @Mixin
    private DatagramOptions datagrams;

    @Mixin
    private TimeoutOption timeout;

    @Mixin
    private KeyLogOptions keyLog;

    @Mixin
    private OutputOptions output;

    /** What to do for clients. */
    private static final class Kind {

        @Option(names = "--echo", description = "Send everything back; this is the default.")
        private boolean echo;

        @Option(names = "--http", description = "Answer any GET with a page that tells what was negotiated.")
        private boolean http;

        @Option(
                names = "--forward",
                paramLabel = "HOST:PORT",
                description = "Pass the plain bytes on.",
                converter = HostPort.OfPeer.class)
        private @Nullable HostPort forward;

        private void exclude(DatagramOptions datagrams) throws InputException {
            datagrams.exclude("--http", http);
            datagrams.exclude("--forward", forward != null);
        }

        private Service service(ExecutorService threads) {
            if (forward != null) {
                return new ForwardService(forward, threads);
            }
            return http && !echo ? new HttpService() : new EchoService();
        }
    }

    /** The command, in its surroundings. */
    public Serve(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Report report = output.report(surroundings, surroundings.err());
        ExecutorService threads = Executors.newCachedThreadPool(Serve::thread);
        try {
            return serve(threads, report);
        } catch (IOException | RuntimeException e) {
            Event.Failed failed = new Event.Failed(new Doctor("the client", address.toString()).diagnose(e));
            report.tell(failed);
            return failed.diagnosis().exitCode();
        } finally {
            threads.shutdown();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "connection");
        thread.setDaemon(true);
        return thread;
    }

    private int serve(ExecutorService threads, Report report) throws IOException {
        datagrams.requireMeaning();
        kind.exclude(datagrams);
        List<TlsCertificate> own = certificate().stream().toList();
        ServerConfig config = config(own, report);
        return datagrams.isChosen()
                ? serveDatagrams(config, own, threads, report)
                : serveStreams(config, own, threads, report);
    }

    private int serveStreams(ServerConfig config, List<TlsCertificate> own, ExecutorService threads, Report report)
            throws IOException {
        try (ServerSocket socket = bind();
                Listener listener =
                        new Listener(socket, config, timeout.duration(), kind.service(threads), threads, report)) {
            String place = place(socket.getLocalPort());
            report.tell(new Event.Listening(place, chain(own)));
            return listen(listener, place);
        }
    }

    private int serveDatagrams(ServerConfig config, List<TlsCertificate> own, ExecutorService threads, Report report)
            throws IOException {
        DtlsListener.Limits limits =
                DatagramReception.limits(DatagramHandshake.time(timeout.duration()), datagrams.settings());
        try (DtlsListener listener = DtlsListener.open(bindAddress(), config, limits);
                DatagramReception reception = new DatagramReception(listener, timeout.duration(), threads, report)) {
            String place = place(listener.address().getPort());
            report.tell(new Event.Listening(place, chain(own)));
            return listen(reception, place);
        }
    }

    private int listen(Reception reception, String place) throws IOException {
        Surroundings.Termination.Watch watch = surroundings.termination().watch(reception::closeQuietly);
        try {
            surroundings.out().write(("listening on " + place + "\n").getBytes(StandardCharsets.UTF_8));
            surroundings.out().flush();
            return once ? reception.serveOnce() : reception.serve();
        } finally {
            watch.end();
        }
    }

    private ServerSocket bind() throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(bindAddress(), BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private InetSocketAddress bindAddress() throws IOException {
        return new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
    }

    private String place(int port) {
        return address.withPort(port).toString();
    }

    private Optional<TlsCertificate> certificate() throws InputException {
        Optional<TlsCertificate> loaded = credentials.load(surroundings);
        if (loaded.isPresent() && !selfSigned.isEmpty()) {
            throw new InputException("--self-signed and another certificate exclude each other", "Leave one out.");
        }
        return selfSigned.isEmpty() ? loaded : Optional.of(selfSigned());
    }

    private static List<X509Certificate> chain(List<TlsCertificate> own) {
        return own.stream().flatMap(certificate -> certificate.chain().stream()).toList();
    }

    private TlsCertificate selfSigned() throws InputException {
        try {
            Instant now = Instant.now();
            return CertificateBuilder.of(selfSigned, now.minus(CLOCK_SKEW), now.plus(VALIDITY))
                    .names(selfSigned)
                    .purposes(Purpose.SERVER)
                    .selfSigned();
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "no certificate can be made for '" + selfSigned + "': " + e.getMessage(),
                    "A name looks like example.org, or is an address.");
        }
    }

    private ServerConfig config(List<TlsCertificate> own, Report report) throws IOException {
        List<ExternalPsk> keys = psk.keys(ExternalPsk.Role.SERVER, protocol.newest(datagrams.medium()));
        if (own.isEmpty() && keys.isEmpty()) {
            throw new InputException(
                    "a server needs a certificate or a pre-shared key",
                    "Name one with --cert FILE, --p12 FILE or --psk IDENTITY:HEX, or try --self-signed NAME.");
        }
        try {
            ServerConfig.Builder builder = ServerConfig.builder()
                    .policy(protocol.policy(datagrams.medium()))
                    .applicationProtocols(protocol.applicationProtocols())
                    .clientAuthentication(clientAuth.choice())
                    .verifier(new Judge(trust, false).prepare())
                    .authorities(trust.authorities())
                    .ticketCount(tickets)
                    .traceMessages(output.trace())
                    .keyLog(keyLog.open(surroundings, report));
            if (!keys.isEmpty()) {
                builder.externalPsks(PskLookup.of(keys));
            }
            own.forEach(certificate -> builder.credential(Credential.of(certificate)));
            return builder.build().over(datagrams.medium());
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), "handfast serve --help tells what there is.");
        }
    }
}
