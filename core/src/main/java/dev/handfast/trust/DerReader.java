package dev.handfast.trust;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A bounded view of DER that is read from front to back (X.690).
 *
 * <pre>
 * tag (one byte) | length (short form, or 0x81 to 0x84 and that many bytes less 0x80) | content
 * </pre>
 *
 * <p>Lengths are definite, minimal and inside the view; tags above 30 are refused. Shares the array it was made over.
 */
final class DerReader {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] array;
    private final int end;
    private int position;

    DerReader(byte[] array) {
        this(array, 0, array.length);
    }

    private DerReader(byte[] array, int position, int end) {
        this.array = array;
        this.position = position;
        this.end = end;
    }

    boolean hasRemaining() {
        return position < end;
    }

    /** Whether the next element has this tag; false at the end. */
    boolean nextIs(int tag) {
        return hasRemaining() && (array[position] & 0xff) == tag;
    }

    /** The content of the next element, which must have this tag, as a view. */
    DerReader enter(int tag) throws MalformedDerException {
        requireTag(tag);
        int start = contentStart();
        position = contentEnd(start);
        return new DerReader(array, start, position);
    }

    /** The content of the next element, which must have this tag, copied. */
    byte[] content(int tag) throws MalformedDerException {
        return enter(tag).rest();
    }

    /** The next element whole, with tag and length, copied. */
    byte[] element() throws MalformedDerException {
        int start = position;
        position = contentEnd(contentStart());
        return Arrays.copyOfRange(array, start, position);
    }

    /** A whole number. */
    BigInteger integer() throws MalformedDerException {
        byte[] content = content(INTEGER);
        if (content.length == 0) {
            throw new MalformedDerException("an INTEGER is empty");
        }
        return new BigInteger(content);
    }

    /** A whole number from 0 to the greatest int. */
    int smallInteger() throws MalformedDerException {
        BigInteger value = integer();
        if (value.signum() < 0 || value.bitLength() > 31) {
            throw new MalformedDerException("an INTEGER is out of range");
        }
        return value.intValue();
    }

    /** An object identifier in dotted form. */
    String oid() throws MalformedDerException {
        DerReader content = enter(OBJECT_IDENTIFIER);
        long first = content.arc();
        long root = Math.min(first / 40, 2);
        StringBuilder dotted = new StringBuilder().append(root).append('.').append(first - 40 * root);
        while (content.hasRemaining()) {
            dotted.append('.').append(content.arc());
        }
        return dotted.toString();
    }

    /** Everything that is left, copied. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(array, position, end);
        position = end;
        return rest;
    }

    void requireEnd() throws MalformedDerException {
        if (hasRemaining()) {
            throw new MalformedDerException("bytes follow its end");
        }
    }

    private long arc() throws MalformedDerException {
        long value = 0;
        while (hasRemaining()) {
            int next = array[position++];
            value = (value << 7) | (next & 0x7f);
            if (next >= 0) {
                return value;
            }
            if (value >>> 48 != 0) {
                break;
            }
        }
        throw new MalformedDerException("an OBJECT IDENTIFIER is cut off or too large");
    }

    private void requireTag(int tag) throws MalformedDerException {
        if (!nextIs(tag)) {
            throw new MalformedDerException(String.format("an element of tag 0x%02x is not where it should be", tag));
        }
    }

    /** Where the content of the next element starts. */
    private int contentStart() throws MalformedDerException {
        if (end - position < 2) {
            throw new MalformedDerException("it is cut off");
        }
        if ((array[position] & 0x1f) == 0x1f) {
            throw new MalformedDerException("a tag is larger than 30");
        }
        int first = array[position + 1] & 0xff;
        int more = first < 0x80 ? 0 : first - 0x80;
        if (first == 0x80 || more > 4) {
            throw new MalformedDerException("a length is indefinite or larger than 4 bytes");
        }
        if (end - position - 2 < more) {
            throw new MalformedDerException("it is cut off");
        }
        return position + 2 + more;
    }

    private int contentEnd(int start) throws MalformedDerException {
        long length = array[position + 1] & 0xff;
        if (length >= 0x80) {
            length = 0;
            for (int i = position + 2; i < start; i++) {
                length = (length << 8) | (array[i] & 0xff);
            }
            if (length < 0x80 || array[position + 2] == 0) {
                throw new MalformedDerException("a length is longer than it needs to be");
            }
        }
        if (length > end - start) {
            throw new MalformedDerException("it is cut off");
        }
        return start + (int) length;
    }
}
