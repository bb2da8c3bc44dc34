package dev.handfast.record;

import dev.handfast.crypto.Aead;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import java.util.Arrays;

/** Protects nothing, but depends on every input as a real one does, and allocates nothing. */
public final class FakeAead implements Aead {

    public static final int TAG = 16;

    private final int key;
    private boolean closed;

    FakeAead(byte[] key) {
        this.key = Arrays.hashCode(key);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public int tagLength() {
        return TAG;
    }

    @Override
    public int seal(
            byte[] nonce,
            byte[] aad,
            int aadLength,
            byte[] input,
            int inputOffset,
            int inputLength,
            byte[] tail,
            int tailLength,
            byte[] out,
            int outOffset) {
        long sum = begin(nonce, aad, aadLength);
        for (int i = 0; i < inputLength + tailLength; i++) {
            byte plain = i < inputLength ? input[inputOffset + i] : tail[i - inputLength];
            sum = mix(sum, plain);
            out[outOffset + i] = (byte) (plain ^ mask(nonce, i));
        }
        int tagAt = outOffset + inputLength + tailLength;
        for (int i = 0; i < TAG; i++) {
            out[tagAt + i] = tagByte(sum, i);
        }
        return inputLength + tailLength + TAG;
    }

    @Override
    public int open(
            byte[] nonce,
            byte[] aad,
            int aadLength,
            byte[] input,
            int inputOffset,
            int inputLength,
            byte[] out,
            int outOffset)
            throws PeerFaultException {
        int length = inputLength - TAG;
        long sum = begin(nonce, aad, aadLength);
        for (int i = 0; i < length; i++) {
            byte plain = (byte) (input[inputOffset + i] ^ mask(nonce, i));
            sum = mix(sum, plain);
            out[outOffset + i] = plain;
        }
        for (int i = 0; i < TAG; i++) {
            if (input[inputOffset + length + i] != tagByte(sum, i)) {
                Arrays.fill(out, outOffset, outOffset + length, (byte) 0);
                throw new PeerFaultException(RecordFault.BAD_RECORD_MAC);
            }
        }
        return length;
    }

    @Override
    public void close() {
        closed = true;
    }

    private long begin(byte[] nonce, byte[] aad, int aadLength) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        long sum = key;
        for (byte b : nonce) {
            sum = mix(sum, b);
        }
        for (int i = 0; i < aadLength; i++) {
            sum = mix(sum, aad[i]);
        }
        return sum;
    }

    private byte mask(byte[] nonce, int index) {
        return (byte) (key + 31 * nonce[nonce.length - 1] + index);
    }

    private static long mix(long sum, byte b) {
        return (sum ^ b) * 0x100000001b3L;
    }

    private static byte tagByte(long sum, int index) {
        return (byte) (sum >>> (Byte.SIZE * (index % Long.BYTES)));
    }
}
