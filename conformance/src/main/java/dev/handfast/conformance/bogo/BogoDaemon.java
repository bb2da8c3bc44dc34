package dev.handfast.conformance.bogo;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs tests for launchers that call on a Unix-domain socket, each test in a thread of its own.
 *
 * <pre>
 * launcher: uint32 count, then for every argument: uint32 length, bytes
 * daemon:   uint32 exit code, uint32 length, standard output, uint32 length, standard error
 * </pre>
 *
 * <p>A launcher that hangs up early has been killed, and so its test is ended.
 */
final class BogoDaemon implements AutoCloseable {

    private static final int MOST_ARGUMENTS = 1024;
    private static final int LONGEST_ARGUMENT = 1 << 20;

    private final Path path;
    private final ServerSocketChannel server;

    private BogoDaemon(Path path, ServerSocketChannel server) {
        this.path = path;
        this.server = server;
    }

    /** Listens at a path that does not exist yet, and serves until it is closed. */
    static BogoDaemon start(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path), 128);
        BogoDaemon daemon = new BogoDaemon(path, server);
        begin("bogo", daemon::serve);
        return daemon;
    }

    /** Where it listens. */
    Path path() {
        return path;
    }

    /** Hears no more launchers, and takes the path away. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel launcher = server.accept();
                begin("bogo-launcher", () -> serve(launcher));
            }
        } catch (ClosedChannelException e) {
            // That is how it ends.
        } catch (IOException e) {
            throw new IllegalStateException("nobody can call any more", e);
        }
    }

    /** Runs the test of one launcher; meanwhile nothing but the end comes from there. */
    private static void serve(SocketChannel launcher) {
        try (launcher) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(launcher));
            List<String> arguments = arguments(in);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            ShimRun run = new ShimRun(print(out), print(err));
            begin("bogo-test", () -> {
                int code = run.run(arguments);
                reply(launcher, code, out.toByteArray(), err.toByteArray());
            });
            in.read();
            run.abort();
        } catch (IOException e) {
            // The launcher was killed before it had said what it wants.
        }
    }

    private static List<String> arguments(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ARGUMENTS) {
            throw new EOFException("not a launcher");
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > LONGEST_ARGUMENT) {
                throw new EOFException("not a launcher");
            }
            arguments.add(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        return arguments;
    }

    private static void reply(SocketChannel launcher, int code, byte[] out, byte[] err) {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(reply)) {
            data.writeInt(code);
            data.writeInt(out.length);
            data.write(out);
            data.writeInt(err.length);
            data.write(err);
            // Not by a stream: the one that waits for the end has the lock that both directions share.
            ByteBuffer left = ByteBuffer.wrap(reply.toByteArray());
            while (left.hasRemaining()) {
                launcher.write(left);
            }
        } catch (IOException e) {
            // The launcher was killed meanwhile.
        }
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static void begin(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
