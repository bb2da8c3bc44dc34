package dev.handfast.conformance.bogo;

import dev.handfast.engine.Engine;
import dev.handfast.fault.TruncatedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is done with one connection, from the handshake to the end. */
final class Exchange {

    private static final int READ_SIZE = 512;
    private static final int[] RECORD_SIZES = {0, 1, 255, 256, 257, 16383, 16384, 16385, 32767, 32768, 32769};
    private static final int FILLING = 0x42;

    private final Options options;
    private final EngineLoop loop;
    private final Expectations expectations;
    private boolean hasPeerClosed;

    Exchange(Options options, EngineLoop loop, Expectations expectations) {
        this.options = options;
        this.loop = loop;
        this.expectations = expectations;
    }

    void run() throws IOException, DisappointedException {
        if (!options.has(Option.IMPLICIT_HANDSHAKE)) {
            loop.handshake();
            expectations.checkHandshake();
            if (options.has(Option.NO_OP_EXTRA_HANDSHAKE) || options.has(Option.HANDSHAKE_TWICE)) {
                loop.handshake();
            }
        }
        sendKeyingMaterial();
        talk();
        expectations.checkEnd();
        shutDown();
    }

    private void sendKeyingMaterial() throws IOException {
        int length = options.number(Option.EXPORT_KEYING_MATERIAL, 0);
        if (length > 0) {
            loop.handshake();
            byte[] material = loop.engine()
                    .exportKeyingMaterial(
                            options.text(Option.EXPORT_LABEL, ""), options.bytes(Option.EXPORT_CONTEXT), length);
            loop.write(material, material.length);
        }
    }

    private void talk() throws IOException, DisappointedException {
        if (options.has(Option.WRITE_DIFFERENT_RECORD_SIZES)) {
            writeDifferentSizes();
            return;
        }
        byte[] greeting = options.text(Option.SHIM_INITIAL_WRITE, "hello").getBytes(StandardCharsets.ISO_8859_1);
        boolean isUnfinished = options.has(Option.READ_WITH_UNFINISHED_WRITE);
        if (isUnfinished) {
            loop.writeOneByteOf(greeting);
        } else if (options.has(Option.SHIM_WRITES_FIRST)) {
            for (int i = 0; i < options.number(Option.REPEAT_SHIM_INITIAL_WRITE, 1); i++) {
                loop.write(greeting, greeting.length);
            }
        }
        if (!options.has(Option.SHIM_SHUTS_DOWN)) {
            echo();
        }
    }

    private void writeDifferentSizes() throws IOException {
        byte[] filling = new byte[RECORD_SIZES[RECORD_SIZES.length - 1]];
        Arrays.fill(filling, (byte) FILLING);
        for (int size : RECORD_SIZES) {
            loop.write(filling, size);
        }
    }

    /** Sends everything back with every bit turned, until the runner has had enough. */
    private void echo() throws IOException, DisappointedException {
        byte[] buffer = new byte[options.number(Option.READ_SIZE, READ_SIZE)];
        for (int count = readNext(buffer); count != Engine.END; count = readNext(buffer)) {
            expectations.checkConnected();
            if (options.has(Option.KEY_UPDATE)) {
                loop.updateKeys();
            }
            for (int i = 0; i < count; i++) {
                buffer[i] = (byte) ~buffer[i];
            }
            loop.release();
            loop.write(buffer, count);
        }
    }

    private int readNext(byte[] buffer) throws IOException {
        if (options.has(Option.KEY_UPDATE_BEFORE_READ)) {
            loop.updateKeys();
        }
        return read(buffer);
    }

    /** Reads some bytes; the end may come with or without close_notify. */
    private int read(byte[] buffer) throws IOException {
        try {
            int count = loop.read(buffer);
            hasPeerClosed |= count == Engine.END;
            return count;
        } catch (TruncatedException e) {
            if (!loop.engine().isConnected()) {
                throw e;
            }
            return Engine.END;
        }
    }

    private void shutDown() throws IOException, DisappointedException {
        if (!options.has(Option.CHECK_CLOSE_NOTIFY)) {
            return;
        }
        if (!options.has(Option.SHIM_SHUTS_DOWN)) {
            if (!hasPeerClosed) {
                throw new DisappointedException("the stream ended without close_notify");
            }
            loop.closeWrite();
            return;
        }
        loop.closeWrite();
        int count = read(new byte[READ_SIZE]);
        if (count != Engine.END) {
            throw new DisappointedException(":APPLICATION_DATA_ON_SHUTDOWN:");
        }
        if (!hasPeerClosed) {
            throw new DisappointedException("Unexpected SSL_shutdown result: -1 != 1");
        }
    }
}
