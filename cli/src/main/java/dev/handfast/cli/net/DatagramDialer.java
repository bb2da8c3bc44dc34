package dev.handfast.cli.net;

import dev.handfast.cli.basis.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/** Sockets for datagrams to and from one host. */
public final class DatagramDialer {

    private DatagramDialer() {}

    /**
     * A socket that sends to the first of the host's addresses that a way leads to, and receives from there alone. Whether
     * anybody is there, it cannot tell. It is the caller's to close.
     *
     * @throws IOException what the first of the addresses has failed with, when all have
     */
    public static DatagramChannel dial(HostPort target) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(target.host());
        IOException first = new IOException(target + " has no address");
        for (int i = 0; i < addresses.length; i++) {
            try {
                return dial(new InetSocketAddress(addresses[i], target.port()));
            } catch (IOException e) {
                first = i == 0 ? e : first;
            }
        }
        throw first;
    }

    private static DatagramChannel dial(InetSocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            return channel.connect(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
