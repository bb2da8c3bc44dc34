package dev.handfast.testkit;

import dev.handfast.trust.TlsCertificate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An authority that answers for the certificates it has issued.
 *
 * <pre>{@code
 * OCSPResponse ::= SEQUENCE { responseStatus ENUMERATED, [0] SEQUENCE { OID, OCTET STRING OF BasicOCSPResponse } }
 * BasicOCSPResponse ::= SEQUENCE { ResponseData, signatureAlgorithm, signature BIT STRING }
 * ResponseData ::= SEQUENCE { [1] Name, producedAt, SEQUENCE OF SingleResponse }
 * SingleResponse ::= SEQUENCE { CertID, CertStatus, thisUpdate, [0] nextUpdate }
 * CertID ::= SEQUENCE { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }
 * }</pre>
 *
 * RFC 6960, Section 4.2.1. The authority signs itself, with a key on P-256.
 */
public final class OcspResponder {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");
    private static final byte[] SUCCESSFUL = tagged(0x0a, new byte[] {0});
    private static final byte[] BASIC_RESPONSE = oid(0x2b, 6, 1, 5, 5, 7, 48, 1, 1);
    private static final byte[] SHA_1 = sequence(oid(0x2b, 14, 3, 2, 26), tagged(5));
    private static final byte[] ECDSA_WITH_SHA_256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));

    private final TlsCertificate authority;

    private OcspResponder(TlsCertificate authority) {
        this.authority = authority;
    }

    /** The responder of this authority, which has its key at hand. */
    public static OcspResponder of(Mint mint) {
        return new OcspResponder(mint.certificate());
    }

    /** What an authority can say of a certificate. */
    public enum Status {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /** A response that is valid from an hour before this time to a day behind it. */
    public byte[] response(Status status, TlsCertificate about, Instant at) {
        return response(status, about, at.minus(Duration.ofHours(1)), at.plus(Duration.ofDays(1)));
    }

    /** A response that is valid between these times; what is revoked was so long before. */
    public byte[] response(Status status, TlsCertificate about, Instant from, Instant to) {
        byte[] single =
                sequence(certificateId(about.x509()), certificateStatus(status), time(from), tagged(0xa0, time(to)));
        byte[] data = sequence(
                tagged(0xa1, authority.x509().getSubjectX500Principal().getEncoded()), time(from), sequence(single));
        byte[] basic = sequence(data, ECDSA_WITH_SHA_256, tagged(3, new byte[] {0}, sign(data)));
        return sequence(SUCCESSFUL, tagged(0xa0, sequence(BASIC_RESPONSE, tagged(4, basic))));
    }

    private byte[] certificateId(X509Certificate certificate) {
        byte[] key = authority.x509().getPublicKey().getEncoded();
        byte[] point = new byte[65]; // a P-256 key ends with its uncompressed point
        System.arraycopy(key, key.length - point.length, point, 0, point.length);
        return sequence(
                SHA_1,
                tagged(4, sha1(authority.x509().getSubjectX500Principal().getEncoded())),
                tagged(4, sha1(point)),
                tagged(2, certificate.getSerialNumber().toByteArray()));
    }

    private static byte[] certificateStatus(Status status) {
        return switch (status) {
            case GOOD -> tagged(0x80);
            case REVOKED -> tagged(0xa1, time(Mint.FROM));
            case UNKNOWN -> tagged(0x82);
        };
    }

    private byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(authority.privateKey().orElseThrow());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha1(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] time(Instant instant) {
        return tagged(0x18, TIME.format(instant.atZone(ZoneOffset.UTC)).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(int... encoded) {
        byte[] content = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            content[i] = (byte) encoded[i];
        }
        return tagged(6, content);
    }

    private static byte[] sequence(byte[]... elements) {
        return tagged(0x30, elements);
    }

    private static byte[] tagged(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length >= 0x100) {
            element.write(0x82);
            element.write(length >>> 8);
        } else if (length >= 0x80) {
            element.write(0x81);
        }
        element.write(length & 0xff);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
