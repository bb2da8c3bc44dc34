package dev.handfast.trust;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes DER (X.690): every method returns one element, with its tag and length. */
final class Der {

    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'");
    private static final DateTimeFormatter GENERALIZED_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    static final byte[] NULL = {5, 0};

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return tagged(DerReader.SEQUENCE, elements);
    }

    static byte[] set(byte[]... elements) {
        return tagged(0x31, elements);
    }

    /** An element of context-specific tag that holds whole elements. */
    static byte[] explicit(int number, byte[]... elements) {
        return tagged(0xa0 | number, elements);
    }

    /** An element of context-specific tag that holds plain content. */
    static byte[] implicit(int number, byte[] content) {
        return tagged(0x80 | number, content);
    }

    static byte[] yes() {
        return tagged(DerReader.BOOLEAN, new byte[] {(byte) 0xff});
    }

    static byte[] integer(long value) {
        return integer(BigInteger.valueOf(value));
    }

    static byte[] integer(BigInteger value) {
        return tagged(DerReader.INTEGER, value.toByteArray());
    }

    static byte[] octets(byte[] content) {
        return tagged(DerReader.OCTET_STRING, content);
    }

    /** A bit string of whole bytes. */
    static byte[] bits(byte[] content) {
        return tagged(DerReader.BIT_STRING, new byte[] {0}, content);
    }

    /** A bit string whose highest bit has number 0, without trailing zero bits. */
    static byte[] namedBits(int bitsFromTheLeft) {
        int unused = Integer.numberOfTrailingZeros(bitsFromTheLeft | 0x10000) & 7;
        byte[] both = {(byte) (bitsFromTheLeft >>> 8), (byte) bitsFromTheLeft};
        byte[] used = (bitsFromTheLeft & 0xff) == 0 ? new byte[] {both[0]} : both;
        return tagged(DerReader.BIT_STRING, new byte[] {(byte) unused}, used);
    }

    static byte[] utf8(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The time as certificates carry it: UTCTime through 2049 (RFC 5280, Section 4.1.2.5). */
    static byte[] time(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        boolean isShort = utc.getYear() >= 1950 && utc.getYear() < 2050;
        String text = utc.format(isShort ? UTC_TIME : GENERALIZED_TIME);
        return tagged(isShort ? 0x17 : 0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        arc(content, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            arc(content, Long.parseLong(arcs[i]));
        }
        return tagged(DerReader.OBJECT_IDENTIFIER, content.toByteArray());
    }

    static byte[] tagged(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        length(out, length);
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int size = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        out.write(0x80 | size);
        for (int i = size - 1; i >= 0; i--) {
            out.write(length >>> (8 * i));
        }
    }

    private static void arc(ByteArrayOutputStream out, long value) {
        for (int shift = 56; shift > 0; shift -= 7) {
            if (value >>> shift != 0) {
                out.write(((int) (value >>> shift) & 0x7f) | 0x80);
            }
        }
        out.write((int) value & 0x7f);
    }
}
