package dev.handfast.carrier.stream;

import dev.handfast.carrier.Carrier;
import dev.handfast.carrier.CarrierSettings;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.RawMessage;
import dev.handfast.record.PlainSealer;
import dev.handfast.record.RecordSealer;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes records byte by byte, and takes carriers' bytes and events out of them. */
final class Records {

    static final Bytes CHANGE_CIPHER_SPEC = Bytes.hex("14 0303 0001 01");
    static final int MESSAGE_LIMIT = 1 << 17;
    static final CarrierSettings SETTINGS = CarrierSettings.initial(ProtocolVersion.TLS_1_3, MESSAGE_LIMIT);

    private static final long NOW = 0;

    private Records() {}

    static Bytes record(ContentType type, Bytes content) {
        return sealed(PlainSealer.create(), type, content);
    }

    static Bytes sealed(RecordSealer sealer, ContentType type, Bytes content) {
        byte[] out = new byte[sealer.sealedSize(content.size())];
        sealer.seal(type, content.toArray(), 0, content.size(), out, 0);
        return Bytes.adopt(out);
    }

    /** The first message of its side, with so many bytes, which differ from one another. */
    static RawMessage message(HandshakeType type, int length) {
        return RawMessage.of(type, counting(length));
    }

    static Bytes counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return Bytes.adopt(bytes);
    }

    static Bytes concat(Bytes... parts) {
        WireWriter out = new WireWriter();
        for (Bytes part : parts) {
            out.bytes(part);
        }
        return out.toBytes();
    }

    /** Everything that waits for the network. */
    static Bytes sent(Carrier carrier) {
        WireWriter out = new WireWriter();
        while (carrier.hasOutput()) {
            ByteBuffer target = ByteBuffer.allocate(1_000);
            carrier.transmit(target, NOW);
            out.bytes(Bytes.copyOf(target.array(), 0, target.position()));
        }
        return out.toBytes();
    }

    /** The sizes of the fragments of the records that stand behind one another. */
    static List<Integer> fragmentSizes(Bytes records) {
        List<Integer> sizes = new ArrayList<>();
        int size;
        for (int at = 0; at < records.size(); at += 5 + size) {
            size = (records.at(at + 3) << 8) | records.at(at + 4);
            sizes.add(size);
        }
        return sizes;
    }

    /** Offers bytes once; returns how many were taken. */
    static int offer(Carrier carrier, Bytes bytes) throws PeerFaultException {
        ByteBuffer source = ByteBuffer.wrap(bytes.toArray());
        carrier.receive(source, NOW);
        return source.position();
    }

    /** Hands bytes over until all are taken, and collects what comes of them. */
    static List<Incoming> deliver(Carrier carrier, Bytes bytes) throws PeerFaultException {
        List<Incoming> incoming = new ArrayList<>();
        ByteBuffer source = ByteBuffer.wrap(bytes.toArray());
        do {
            carrier.receive(source, NOW);
            incoming.addAll(drain(carrier));
        } while (source.hasRemaining() && !carrier.hasData());
        return incoming;
    }

    static List<Incoming> drain(Carrier carrier) throws PeerFaultException {
        List<Incoming> incoming = new ArrayList<>();
        Optional<Incoming> next = carrier.next(NOW);
        while (next.isPresent()) {
            incoming.add(next.get());
            next = carrier.next(NOW);
        }
        return incoming;
    }
}
