package dev.handfast.conformance.interop;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code gnutls-serv --udp}, which says what it negotiates only when it is debugged, and {@code gnutls-cli --udp}. */
record DatagramGnuTls(Program program, int port) implements DatagramSide {

    private static final Pattern SUITE =
            Pattern.compile("TLS_(\\w+)_WITH_((?:AES|CHACHA20)\\w*?(?:GCM|CCM_8|CCM|POLY1305))\\w*");
    private static final int ATTEMPTS = 5;

    /** An echo server; it is told a free port, and another one when somebody was faster. */
    static DatagramSide serve(DatagramSetup setup) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Program program = Program.start("gnutls-serv", serverArguments(port, setup));
            if (program.await("listening on IPv4.*done|bind\\(\\) failed|in use")
                    .group()
                    .endsWith("done")) {
                return new DatagramGnuTls(program, port);
            }
            program.close();
            if (attempt == ATTEMPTS) {
                throw new IOException("no free port after " + ATTEMPTS + " attempts");
            }
        }
    }

    private static List<String> serverArguments(int port, DatagramSetup setup) throws IOException {
        List<String> arguments = options(port, setup);
        arguments.add("--echo");
        if (!setup.usingCookies()) {
            arguments.add("--nocookie");
        }
        if (setup.demanding()) {
            arguments.addAll(List.of("--require-client-cert", "--verify-client-cert"));
            arguments.addAll(List.of("--x509cafile", Material.file(Material.MINT.certificate())));
        } else {
            arguments.add("--disable-client-cert");
        }
        if (setup.usesPsk()) {
            Path keys = Material.newFile(".psk");
            Files.writeString(keys, DatagramSetup.IDENTITY + ":" + DatagramSetup.KEY + "\n");
            arguments.addAll(List.of("--pskpasswd", keys.toString()));
        }
        return arguments;
    }

    static DatagramSide connect(int port, DatagramSetup setup, String... more) throws IOException {
        List<String> arguments = options(port, setup);
        if (setup.usesPsk()) {
            arguments.addAll(List.of("--pskusername", DatagramSetup.IDENTITY, "--pskkey", DatagramSetup.KEY));
        } else {
            arguments.addAll(List.of("--x509cafile", Material.file(Material.MINT.certificate())));
            arguments.addAll(List.of("--sni-hostname", Material.HOST, "--verify-hostname", Material.HOST));
        }
        arguments.addAll(List.of(more));
        arguments.add("127.0.0.1");
        Program program = Program.start("gnutls-cli", arguments);
        program.type("hello\n");
        return new DatagramGnuTls(program, port);
    }

    private static List<String> options(int port, DatagramSetup setup) {
        List<String> arguments = new ArrayList<>(List.of("--udp", "--debug", "5", "--port", Integer.toString(port)));
        setup.own().ifPresent(own -> arguments.addAll(Material.files("--x509certfile", "--x509keyfile", own)));
        String only = setup.suite().map(DatagramGnuTls::priority).orElse("");
        arguments.addAll(List.of("--priority", "NORMAL:-VERS-ALL:+VERS-DTLS1.2" + only));
        if (setup.mtu() > 0) {
            arguments.addAll(List.of("--mtu", Integer.toString(setup.mtu())));
        }
        return arguments;
    }

    private static String priority(CipherSuite suite) {
        Matcher parts = parts(suite);
        return ":-KX-ALL:+" + parts.group(1).replace('_', '-') + ":-CIPHER-ALL:+"
                + parts.group(2).replace('_', '-');
    }

    private static Matcher parts(CipherSuite suite) {
        Matcher parts = SUITE.matcher(suite.toString());
        if (!parts.matches()) {
            throw new IllegalArgumentException("no suite of GnuTLS: " + suite);
        }
        return parts;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void answer(String line, String answer) throws IOException {
        program.await(line);
        program.type(answer + "\n");
    }

    @Override
    public void await(String regex) {
        program.await(regex);
    }

    @Override
    public void awaitSuite(CipherSuite suite) {
        Matcher parts = parts(suite);
        program.await(
                "(?i)selected cipher suite: (GNUTLS|TLS)_" + parts.group(1) + "_" + parts.group(2) + "(_SHA\\d+)?\\s");
    }

    @Override
    public void awaitResumption() {
        program.await(
                "This is a resumed session|SERVER HELLO was queued.*\\R(?:(?!.*CERTIFICATE was).*\\R){1,40}?.*FINISHED was queued");
    }

    @Override
    public void awaitGoodbye() {
        program.await("Alert\\[1\\|0\\]");
    }

    @Override
    public boolean saysGoodbye() {
        return false;
    }

    @Override
    public void close() {
        program.close();
    }
}
