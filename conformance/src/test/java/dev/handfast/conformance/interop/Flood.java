package dev.handfast.conformance.interop;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * Many bytes, the same for every equal seed, in pieces of all sizes.
 *
 * @param size in bytes
 */
record Flood(long seed, int size) {

    private static final int LARGEST_PIECE = 40_000;

    /** Writes all; returns their hash. */
    String write(OutputStream output) throws IOException {
        MessageDigest digest = digest();
        Random random = new Random(seed);
        byte[] piece = new byte[LARGEST_PIECE];
        random.nextBytes(piece);
        int left = size;
        while (left > 0) {
            int length = Math.min(left, 1 + random.nextInt(LARGEST_PIECE));
            piece[random.nextInt(length)]++;
            digest.update(piece, 0, length);
            output.write(piece, 0, length);
            left -= length;
        }
        output.flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads as many; returns their hash. */
    String read(InputStream input) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[LARGEST_PIECE];
        int left = size;
        while (left > 0) {
            int length = input.read(piece, 0, Math.min(left, LARGEST_PIECE));
            if (length < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            digest.update(piece, 0, length);
            left -= length;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
