package dev.handfast.keys;

import dev.handfast.wire.WireWriter;
import java.nio.charset.StandardCharsets;

/**
 * What a CertificateVerify signs: it differs by who signs.
 *
 * <pre>
 * 64 bytes of 0x20 | context string | 0x00 | Transcript-Hash(Handshake Context, Certificate)
 * </pre>
 *
 * RFC 8446, Section 4.4.3; the same in DTLS 1.3.
 */
public enum CertificateVerifyContent {
    CLIENT("TLS 1.3, client CertificateVerify"),
    SERVER("TLS 1.3, server CertificateVerify");

    private final String contextString;

    CertificateVerifyContent(String contextString) {
        this.contextString = contextString;
    }

    /** The bytes to sign. */
    public byte[] of(byte[] transcriptHash) {
        WireWriter content = new WireWriter();
        content.bytes(" ".repeat(64).getBytes(StandardCharsets.US_ASCII));
        content.bytes(contextString.getBytes(StandardCharsets.US_ASCII));
        content.uint8(0);
        content.bytes(transcriptHash);
        return content.toBytes().toArray();
    }
}
