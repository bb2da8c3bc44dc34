package dev.handfast.bench;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;
import java.util.Random;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Application data: one write of the size, in as many records as the implementation makes of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RecordBenchmark {

    @Param({"HANDFAST", "SUNJSSE"})
    public Implementation implementation;

    @Param({"16384", "1024", "64"})
    public int size;

    @Param
    public Suite suite;

    private TlsPair pair;

    /** What protects the records. */
    public enum Suite {
        AES_128_GCM,
        CHACHA20;

        private CipherSuite code() {
            return this == AES_128_GCM ? CipherSuite.TLS_AES_128_GCM_SHA256 : CipherSuite.TLS_CHACHA20_POLY1305_SHA256;
        }
    }

    @Setup
    public void connect() throws IOException {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        pair = implementation.stack(suite.code()).pair(false, data);
        pair.handshake();
    }

    @TearDown
    public void close() {
        pair.close();
    }

    /** The client protects; nobody opens. */
    @Benchmark
    public int seal() throws IOException {
        return pair.seal();
    }

    /** From the client's array to the server's. */
    @Benchmark
    public int sealAndOpen() throws IOException {
        return pair.move();
    }
}
