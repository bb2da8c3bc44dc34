package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code gnutls-serv}, which names alerts only when it is debugged, and {@code gnutls-cli}. */
final class GnuTls {

    static final String TLS_1_3 = "NORMAL:-VERS-ALL:+VERS-TLS1.3";

    private static final int ATTEMPTS = 5;

    private GnuTls() {}

    static PeerServer serve(Setup setup) throws IOException {
        List<String> arguments = options(setup);
        if (setup.demanding()) {
            arguments.addAll(List.of(
                    "--require-client-cert", "--verify-client-cert", "--x509cafile", Material.file(setup.trusted())));
        } else {
            arguments.add("--disable-client-cert");
        }
        return serve(arguments);
    }

    /** An echo server with these options; it is told a free port, and another one when somebody was faster. */
    static PeerServer serve(List<String> options) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = Program.freePort();
            List<String> arguments =
                    new ArrayList<>(List.of("--echo", "--debug", "5", "--port", Integer.toString(port)));
            arguments.addAll(options);
            Program program = Program.start("gnutls-serv", arguments);
            if (program.await("listening on IPv4.*done|bind\\(\\) failed|in use")
                    .group()
                    .endsWith("done")) {
                return new Server(program, port);
            }
            program.close();
            if (attempt == ATTEMPTS) {
                throw new IOException("no free port after " + ATTEMPTS + " attempts");
            }
        }
    }

    static PeerClient connect(int port, Setup setup) throws IOException {
        Program program = startClient(port, setup, List.of());
        program.type("hello\n");
        return new Client(program);
    }

    static Program startClient(int port, Setup setup, List<String> more) throws IOException {
        List<String> arguments = options(setup);
        arguments.addAll(List.of("--port", Integer.toString(port), "--x509cafile", Material.file(setup.trusted())));
        arguments.addAll(more);
        arguments.add(Material.HOST);
        return Program.start("gnutls-cli", arguments);
    }

    private static List<String> options(Setup setup) {
        List<String> arguments = new ArrayList<>();
        setup.own().ifPresent(own -> arguments.addAll(Material.files("--x509certfile", "--x509keyfile", own)));
        setup.protocols().forEach(protocol -> arguments.addAll(List.of("--alpn", protocol)));
        String groups = setup.groups().stream()
                .map(group -> ":+GROUP-" + group.toString().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        arguments.addAll(
                List.of("--priority", groups.isEmpty() ? versions(setup) : versions(setup) + ":-GROUP-ALL" + groups));
        return arguments;
    }

    private static String versions(Setup setup) {
        return "NORMAL:-VERS-ALL"
                + setup.versions().stream()
                        .map(version -> ":+VERS-" + version.toString().replace("v", ""))
                        .collect(Collectors.joining());
    }

    private static String report(AlertDescription alert) {
        return "(?i)received alert \\[" + alert.code() + "\\]|Alert\\[2\\|" + alert.code() + "\\]";
    }

    private record Server(Program program, int port) implements PeerServer {

        @Override
        public void awaitAlert(AlertDescription alert) {
            program.await(report(alert));
        }

        @Override
        public void close() {
            program.close();
        }
    }

    private record Client(Program program) implements PeerClient {

        @Override
        public void type(String text) throws IOException {
            program.type(text);
        }

        @Override
        public void await(String text) {
            program.await(text);
        }

        @Override
        public void awaitAlert(AlertDescription alert) {
            program.await(report(alert));
        }

        @Override
        public void leave() throws IOException, InterruptedException {
            Ours.requireZero(program.exitCode());
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
