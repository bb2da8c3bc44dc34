package dev.handfast.bench;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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

/** What the ciphers of the JDK take and allocate by themselves: nobody's records can have less. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CipherBenchmark {

    private static final int TAG = 16;
    private static final byte[] TYPE = {23};

    @Param({"16384", "1024", "64"})
    public int size;

    @Param
    public RecordBenchmark.Suite suite;

    private final byte[] header = new byte[5];
    private final byte[] nonce = new byte[12];
    private byte[] plain;
    private byte[] sealed;
    private byte[] opened;
    private SecretKeySpec key;
    private Cipher sealer;
    private Cipher opener;
    private long number;

    @Setup
    public void prepare() throws GeneralSecurityException {
        plain = new byte[size];
        new Random(size).nextBytes(plain);
        sealed = new byte[size + 1 + TAG];
        opened = new byte[size + 1];
        boolean aes = suite == RecordBenchmark.Suite.AES_128_GCM;
        key = new SecretKeySpec(new byte[aes ? 16 : 32], aes ? "AES" : "ChaCha20");
        String name = aes ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305";
        sealer = Cipher.getInstance(name, "SunJCE");
        opener = Cipher.getInstance(name, "SunJCE");
    }

    @Benchmark
    public int seal() throws GeneralSecurityException {
        ByteBuffer.wrap(nonce).putLong(4, number++);
        initialize(sealer, Cipher.ENCRYPT_MODE);
        int written = sealer.update(plain, 0, size, sealed, 0);
        return written + sealer.doFinal(TYPE, 0, 1, sealed, written);
    }

    @Benchmark
    public int sealAndOpen() throws GeneralSecurityException {
        int length = seal();
        initialize(opener, Cipher.DECRYPT_MODE);
        return opener.doFinal(sealed, 0, length, opened, 0);
    }

    private void initialize(Cipher cipher, int mode) throws GeneralSecurityException {
        if (suite == RecordBenchmark.Suite.AES_128_GCM) {
            cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        } else {
            cipher.init(mode, key, new IvParameterSpec(nonce));
        }
        cipher.updateAAD(header);
    }
}
