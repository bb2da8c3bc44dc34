package dev.handfast.examples;

import dev.handfast.TlsConnection;
import dev.handfast.config.Credential;
import dev.handfast.config.ServerConfig;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

final class FirstServer {

    public static void main(String[] args) throws IOException {
        TlsCertificate certificate = TlsCertificate.fromPem(Path.of(args[0]));
        ServerConfig config =
                ServerConfig.builder().credential(Credential.of(certificate)).build();
        try (ServerSocket listening = new ServerSocket(Integer.parseInt(args[1]));
                TlsConnection connection = TlsConnection.server(listening.accept(), config)) {
            connection.inputStream().transferTo(connection.outputStream());
        }
    }
}
