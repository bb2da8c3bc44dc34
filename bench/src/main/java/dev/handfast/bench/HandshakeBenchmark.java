package dev.handfast.bench;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Handshakes of client and server together, with PKIX, the name, and one ticket: AES-128-GCM, an ECDSA key on P-256, and
 * X25519 alone, so that nobody makes a second share.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Djdk.tls.namedGroups=x25519")
public class HandshakeBenchmark {

    private static final byte[] NO_DATA = new byte[0];

    @Param
    public Implementation implementation;

    private TlsStack stack;

    @Setup
    public void configure() throws IOException {
        stack = implementation.stack(CipherSuite.TLS_AES_128_GCM_SHA256);
        resume();
    }

    @Benchmark
    public boolean full() throws IOException {
        return handshake(false);
    }

    @Benchmark
    public boolean resumed() throws IOException {
        if (!resume()) {
            throw new IllegalStateException("it was a full handshake");
        }
        return true;
    }

    private boolean resume() throws IOException {
        return handshake(true);
    }

    private boolean handshake(boolean resuming) throws IOException {
        try (TlsPair pair = stack.pair(resuming, NO_DATA)) {
            pair.handshake();
            return pair.isResumed();
        }
    }
}
