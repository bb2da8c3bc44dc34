package dev.handfast.testkit;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.keys.RecordKeys;
import dev.handfast.keys.RecordSecret;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;

/** In the way of TLS 1.2 with AES-GCM (RFC 5246, Section 6.2.3.3; RFC 5288, Section 3). */
final class PeerKeys12 implements PeerKeys {

    private static final int HEADER = PeerRecords.HEADER;
    private static final int EXPLICIT = 8;

    private final Aead aead;
    private final Bytes iv;
    private long sequence;

    PeerKeys12(Crypto crypto, RecordSecret secret, boolean sealing) {
        try (RecordKeys keys = secret.keys()) {
            aead = crypto.aead(secret.suite().aead(), keys.key(), sealing);
            iv = Bytes.copyOf(keys.iv().bytes());
        }
    }

    @Override
    public Bytes sealed(int type, Bytes content) {
        Bytes explicit = number();
        byte[] out = new byte[content.size() + aead.tagLength()];
        byte[] covered = covered(type, content.size());
        byte[] nonce = iv.concat(explicit).toArray();
        aead.seal(nonce, covered, covered.length, content.toArray(), 0, content.size(), new byte[0], 0, out, 0);
        sequence++;
        return PeerRecords.header(type, EXPLICIT + out.length).concat(explicit).concat(Bytes.adopt(out));
    }

    @Override
    public boolean protects(int type) {
        return true;
    }

    @Override
    public PeerRecords.Opened open(byte[] record) {
        int at = HEADER + EXPLICIT;
        int length = record.length - at - aead.tagLength();
        byte[] covered = covered(record[0], length);
        byte[] nonce = iv.concat(Bytes.copyOf(record, HEADER, EXPLICIT)).toArray();
        byte[] out = new byte[length];
        try {
            aead.open(nonce, covered, covered.length, record, at, record.length - at, out, 0);
        } catch (PeerFaultException e) {
            throw new IllegalStateException("a record of the library does not open", e);
        }
        sequence++;
        return new PeerRecords.Opened(record[0], Bytes.adopt(out));
    }

    private Bytes number() {
        WireWriter out = new WireWriter();
        out.uint64(sequence);
        return out.toBytes();
    }

    private byte[] covered(int type, int length) {
        return number().concat(PeerRecords.header(type, length)).toArray();
    }
}
