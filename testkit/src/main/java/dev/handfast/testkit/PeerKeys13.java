package dev.handfast.testkit;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ContentType;
import dev.handfast.keys.RecordKeys;
import dev.handfast.keys.RecordSecret;
import dev.handfast.wire.Bytes;

/** In the way of TLS 1.3 (RFC 8446, Section 5.2). */
final class PeerKeys13 implements PeerKeys {

    private static final int HEADER = PeerRecords.HEADER;

    private final Aead aead;
    private final byte[] iv;
    private long sequence;

    PeerKeys13(Crypto crypto, RecordSecret secret, boolean sealing) {
        try (RecordKeys keys = secret.keys()) {
            aead = crypto.aead(secret.suite().aead(), keys.key(), sealing);
            iv = keys.iv().bytes().clone();
        }
    }

    @Override
    public Bytes sealed(int type, Bytes content) {
        return sealed(content.concat(Bytes.of(type)));
    }

    /** A record that protects what it is given, content type and padding included. */
    Bytes sealed(Bytes inner) {
        byte[] header = PeerRecords.header(ContentType.APPLICATION_DATA.code(), inner.size() + aead.tagLength())
                .toArray();
        byte[] out = new byte[inner.size() + aead.tagLength()];
        aead.seal(nonce(), header, HEADER, inner.toArray(), 0, inner.size(), new byte[0], 0, out, 0);
        return Bytes.adopt(header).concat(Bytes.adopt(out));
    }

    @Override
    public boolean protects(int type) {
        return type == ContentType.APPLICATION_DATA.code();
    }

    @Override
    public PeerRecords.Opened open(byte[] record) {
        byte[] inner = new byte[record.length];
        int end;
        try {
            end = aead.open(nonce(), record, HEADER, record, HEADER, record.length - HEADER, inner, 0);
        } catch (PeerFaultException e) {
            throw new IllegalStateException("a record of the library does not open", e);
        }
        while (inner[end - 1] == 0) {
            end--;
        }
        return new PeerRecords.Opened(inner[end - 1], Bytes.copyOf(inner, 0, end - 1));
    }

    private byte[] nonce() {
        byte[] nonce = iv.clone();
        for (int i = 0; i < 8; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (8 * i));
        }
        sequence++;
        return nonce;
    }
}
