package dev.handfast.conformance.interop;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code openssl s_server} and {@code openssl s_client}, with DTLS 1.2. */
record DatagramOpenSsl(Program program, int port) implements DatagramSide {

    static DatagramSide serve(DatagramSetup setup) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("s_server", "-accept", "127.0.0.1:0", "-dtls1_2"));
        if (setup.usingCookies()) {
            arguments.add("-listen");
        }
        if (setup.usesPsk()) {
            arguments.add("-nocert");
        }
        if (setup.demanding()) {
            arguments.addAll(List.of("-Verify", "2", "-verify_return_error"));
            arguments.addAll(List.of("-CAfile", Material.file(Material.MINT.certificate())));
        }
        arguments.addAll(options(setup));
        Program program = Program.start("openssl", arguments);
        return new DatagramOpenSsl(program, OpenSsl.port(program));
    }

    static DatagramSide connect(int port, DatagramSetup setup, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port, "-dtls1_2"));
        if (!setup.usesPsk()) {
            arguments.addAll(List.of("-servername", Material.HOST, "-verify_hostname", Material.HOST));
            arguments.addAll(List.of("-verify_return_error", "-CAfile", Material.file(Material.MINT.certificate())));
        }
        arguments.addAll(options(setup));
        arguments.addAll(List.of(more));
        Program program = Program.start("openssl", arguments);
        program.type("hello\n");
        return new DatagramOpenSsl(program, port);
    }

    private static List<String> options(DatagramSetup setup) {
        List<String> arguments = new ArrayList<>();
        setup.own().ifPresent(own -> arguments.addAll(Material.files("-cert", "-key", own)));
        setup.suite().ifPresent(suite -> arguments.addAll(List.of("-cipher", name(suite))));
        if (setup.usesPsk()) {
            arguments.addAll(List.of("-psk", DatagramSetup.KEY, "-psk_identity", DatagramSetup.IDENTITY));
        }
        if (setup.mtu() > 0) {
            arguments.addAll(List.of("-mtu", Integer.toString(setup.mtu())));
        }
        return arguments;
    }

    private static String name(CipherSuite suite) {
        return suite.toString()
                .substring("TLS_".length())
                .replace("_WITH_", "-")
                .replace("POLY1305_SHA256", "POLY1305")
                .replace("AES_", "AES")
                .replace("CCM_8", "CCM8")
                .replace('_', '-');
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
        program.await("(CIPHER is |Protocol  : DTLSv1\\.2\\s+Cipher    : )" + name(suite) + "\\R");
    }

    @Override
    public void awaitResumption() {
        program.await("Reused session-id|Reused, TLSv1\\.2");
    }

    @Override
    public void awaitGoodbye() {
        program.await("(?m)^(DONE|closed)$");
    }

    @Override
    public boolean saysGoodbye() {
        return true;
    }

    @Override
    public void close() {
        program.close();
    }
}
