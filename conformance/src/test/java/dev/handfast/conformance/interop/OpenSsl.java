package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ProtocolVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code openssl s_server} and {@code openssl s_client}. */
final class OpenSsl {

    private OpenSsl() {}

    static PeerServer serve(Setup setup) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-rev"));
        setup.own().ifPresent(own -> arguments.addAll(Material.files("-cert", "-key", own)));
        if (setup.demanding()) {
            arguments.addAll(
                    List.of("-Verify", "2", "-verify_return_error", "-CAfile", Material.file(setup.trusted())));
        }
        return new Server(startServer(setup, options(setup, arguments)));
    }

    /** A server on a port of its choice, which {@link #port} tells. */
    static Program startServer(List<String> more) throws IOException {
        return startServer(Setup.client(), more);
    }

    /** A server of the versions of this set-up. */
    static Program startServer(Setup setup, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("s_server", "-accept", "127.0.0.1:0"));
        arguments.addAll(versions(setup));
        arguments.addAll(more);
        return Program.start("openssl", arguments);
    }

    private static List<String> versions(Setup setup) {
        if (setup.versions().size() > 1) {
            return List.of("-min_protocol", "TLSv1.2");
        }
        return List.of(setup.versions().get(0).equals(ProtocolVersion.TLS_1_2) ? "-tls1_2" : "-tls1_3");
    }

    static int port(Program server) {
        return Integer.parseInt(
                server.await("ACCEPT 127\\.0\\.0\\.1:([0-9]+)\\R").group(1));
    }

    static PeerClient connect(int port, Setup setup) throws IOException {
        Program program = Program.start("openssl", clientArguments(port, setup, List.of()));
        program.type("hello\n");
        return new Client(program);
    }

    static List<String> clientArguments(int port, Setup setup, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port));
        arguments.addAll(versions(setup));
        arguments.addAll(List.of("-servername", Material.HOST, "-verify_hostname", Material.HOST));
        arguments.addAll(List.of("-verify_return_error", "-CAfile", Material.file(setup.trusted())));
        setup.own().ifPresent(own -> arguments.addAll(Material.files("-cert", "-key", own)));
        arguments.addAll(more);
        return options(setup, arguments);
    }

    private static List<String> options(Setup setup, List<String> arguments) {
        if (!setup.protocols().isEmpty()) {
            arguments.addAll(List.of("-alpn", String.join(",", setup.protocols())));
        }
        if (!setup.groups().isEmpty()) {
            arguments.addAll(List.of(
                    "-groups", setup.groups().stream().map(Object::toString).collect(Collectors.joining(":"))));
        }
        return arguments;
    }

    private static String report(AlertDescription alert) {
        return "SSL alert number " + alert.code() + "\\D";
    }

    private record Server(Program program) implements PeerServer {

        @Override
        public int port() {
            return OpenSsl.port(program);
        }

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
