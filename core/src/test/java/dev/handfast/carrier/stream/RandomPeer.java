package dev.handfast.carrier.stream;

import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.record.FakeCrypto;
import dev.handfast.record.PlainSealer;
import dev.handfast.record.RecordSealer;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.util.Random;

/**
 * A peer that sends whatever the rules allow, in records of any size, and changes its keys after each KeyUpdate,
 * or with each change_cipher_spec in TLS 1.2.
 *
 * <p>Keys are numbered like epochs: epoch 0 is unprotected, and 2 has no data.
 */
final class RandomPeer {

    private static final HandshakeType[] TYPES = {
        HandshakeType.CERTIFICATE, HandshakeType.FINISHED, HandshakeType.NEW_SESSION_TICKET
    };

    private final Random random;
    private final boolean is12;
    private final WireWriter out = new WireWriter();
    private RecordSealer sealer = PlainSealer.create();
    private int epoch;

    RandomPeer(Random random, boolean is12) {
        this.random = random;
        this.is12 = is12;
    }

    /** All that the peer sends. */
    Bytes stream() {
        int steps = 1 + random.nextInt(20);
        for (int i = 0; i < steps; i++) {
            step();
        }
        return out.toBytes();
    }

    private void step() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> messages();
            case 3 -> alert();
            case 4 -> changeCipherSpec();
            case 5, 6 -> data();
            default -> {
                if (!is12) {
                    updateKeys();
                }
            }
        }
    }

    private void messages() {
        WireWriter messages = new WireWriter();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            HandshakeType type = TYPES[random.nextInt(TYPES.length)];
            messages.bytes(Records.message(type, size(40_000)).encoding());
        }
        records(ContentType.HANDSHAKE, messages.toBytes());
    }

    private void alert() {
        record(ContentType.ALERT, Bytes.of(1 + random.nextInt(2), random.nextInt(256)));
    }

    private void data() {
        if (epoch != 0 && epoch != 2) {
            record(ContentType.APPLICATION_DATA, Records.counting(size(16_384)));
        }
    }

    private void changeCipherSpec() {
        out.bytes(Records.CHANGE_CIPHER_SPEC);
        if (is12) {
            epoch++;
            sealer = FakeCrypto.sealer12(epoch);
            records(
                    ContentType.HANDSHAKE,
                    Records.message(HandshakeType.FINISHED, 12).encoding());
        }
    }

    private void updateKeys() {
        records(
                ContentType.HANDSHAKE,
                Records.message(HandshakeType.KEY_UPDATE, 1).encoding());
        epoch++;
        sealer = FakeCrypto.sealer(epoch);
    }

    private void records(ContentType type, Bytes content) {
        int most = 1 + size(16_383);
        for (int at = 0; at < content.size(); at += most) {
            record(type, content.slice(at, Math.min(at + most, content.size())));
        }
    }

    private void record(ContentType type, Bytes content) {
        out.bytes(Records.sealed(sealer, type, content));
    }

    /** Mostly small, sometimes nothing, sometimes the largest. */
    private int size(int most) {
        return switch (random.nextInt(40)) {
            case 0 -> random.nextInt(most + 1);
            case 1 -> most;
            default -> random.nextInt(200);
        };
    }
}
