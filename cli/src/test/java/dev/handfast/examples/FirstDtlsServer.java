package dev.handfast.examples;

import dev.handfast.DtlsConnection;
import dev.handfast.DtlsListener;
import dev.handfast.config.Credential;
import dev.handfast.config.ServerConfig;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;

final class FirstDtlsServer {

    public static void main(String[] args) throws IOException {
        TlsCertificate certificate = TlsCertificate.fromPem(Path.of(args[0]));
        ServerConfig config =
                ServerConfig.builder().credential(Credential.of(certificate)).build();
        InetSocketAddress address = new InetSocketAddress(Integer.parseInt(args[1]));
        ByteBuffer message = ByteBuffer.allocate(2_000);
        try (DtlsListener listener = DtlsListener.open(address, config);
                DtlsConnection client = listener.accept().connection()) {
            while (client.receive(message.clear()).isPresent()) {
                client.send(message.flip());
            }
        }
    }
}
