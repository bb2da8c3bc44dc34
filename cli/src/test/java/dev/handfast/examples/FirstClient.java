package dev.handfast.examples;

import dev.handfast.TlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.trust.PeerIdentity;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

final class FirstClient {

    public static void main(String[] args) throws IOException {
        String host = args[0];
        ClientConfig config = ClientConfig.builder().build();
        try (Socket socket = new Socket(host, Integer.parseInt(args[1]));
                TlsConnection connection = TlsConnection.client(socket, config, PeerIdentity.of(host))) {
            connection.outputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.inputStream().transferTo(System.out);
        }
    }
}
