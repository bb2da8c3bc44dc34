package dev.handfast.cli.net;

import dev.handfast.cli.basis.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Connects to a host at any of its addresses. */
public final class Dialer {

    private Dialer() {}

    /**
     * A connected socket, which is the caller's to close.
     *
     * @throws IOException what the first of the host's addresses has failed with, when all have
     */
    public static Socket dial(HostPort target, Deadline deadline) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(target.host());
        IOException first = new IOException(target + " has no address");
        for (int i = 0; i < addresses.length; i++) {
            try {
                return dial(new InetSocketAddress(addresses[i], target.port()), deadline);
            } catch (SocketTimeoutException e) {
                throw deadline.expired();
            } catch (IOException e) {
                first = i == 0 ? e : first;
            }
        }
        throw first;
    }

    private static Socket dial(InetSocketAddress address, Deadline deadline) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, deadline.socketTimeout());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
