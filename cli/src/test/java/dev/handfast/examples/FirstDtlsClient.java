package dev.handfast.examples;

import dev.handfast.DatagramTransport;
import dev.handfast.DtlsConnection;
import dev.handfast.config.ClientConfig;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.TrustAnchors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

final class FirstDtlsClient {

    public static void main(String[] args) throws IOException {
        InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
        TrustAnchors anchors = TrustAnchors.fromPem(Path.of(args[2]));
        ClientConfig config = ClientConfig.builder().trust(anchors).build();
        try (DatagramTransport transport =
                        DatagramTransport.of(DatagramChannel.open().connect(server));
                DtlsConnection connection = DtlsConnection.client(transport, config, PeerIdentity.of(args[0]))) {
            connection.send(ByteBuffer.wrap(args[3].getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(2_000);
            connection.receive(answer, Duration.ofSeconds(10));
            System.out.println(StandardCharsets.UTF_8.decode(answer.flip()));
        }
    }
}
