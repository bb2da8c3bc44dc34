package dev.handfast.conformance.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes the datagrams of one client to a server and back, and knows how large the largest were. */
final class DatagramRelay implements AutoCloseable {

    private static final int LARGEST = 65_535;

    private final DatagramSocket front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket back = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final SocketAddress server;
    private final AtomicInteger largestOfClient = new AtomicInteger();
    private final AtomicInteger largestOfServer = new AtomicInteger();

    DatagramRelay(int serverPort) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        start(this::passQuestions);
    }

    private static void start(Runnable pump) {
        Thread thread = new Thread(pump, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return front.getLocalPort();
    }

    /** In bytes of UDP. */
    int largestOfClient() {
        return largestOfClient.get();
    }

    /** In bytes of UDP. */
    int largestOfServer() {
        return largestOfServer.get();
    }

    private void passQuestions() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        boolean isFirst = true;
        while (pass(front, packet, largestOfClient, back, server)) {
            if (isFirst) {
                SocketAddress client = packet.getSocketAddress();
                start(() -> passAnswers(client));
                isFirst = false;
            }
        }
    }

    private void passAnswers(SocketAddress client) {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        boolean isOpen = true;
        while (isOpen) {
            isOpen = pass(back, packet, largestOfServer, front, client);
        }
    }

    /** Passes one on; tells whether it could. */
    private static boolean pass(
            DatagramSocket from,
            DatagramPacket packet,
            AtomicInteger largest,
            DatagramSocket to,
            SocketAddress target) {
        try {
            packet.setLength(LARGEST);
            from.receive(packet);
            largest.accumulateAndGet(packet.getLength(), Math::max);
            to.send(new DatagramPacket(packet.getData(), packet.getLength(), target));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public void close() {
        front.close();
        back.close();
    }
}
