package dev.handfast.testkit;

import dev.handfast.crypto.Crypto;
import dev.handfast.keys.RecordSecret;
import dev.handfast.keys.WriteKeys12;
import dev.handfast.wire.Bytes;

/** The keys of one direction of a hostile peer's records, in the way of one version. */
interface PeerKeys {

    static PeerKeys of(Crypto crypto, RecordSecret secret, boolean sealing) {
        return secret instanceof WriteKeys12
                ? new PeerKeys12(crypto, secret, sealing)
                : new PeerKeys13(crypto, secret, sealing);
    }

    /** A whole record. */
    Bytes sealed(int type, Bytes content);

    /** Whether records of this outer type are protected. */
    boolean protects(int type);

    /**
     * Opens a whole record.
     *
     * @throws IllegalStateException when it does not open
     */
    PeerRecords.Opened open(byte[] record);
}
