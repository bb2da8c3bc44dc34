package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.EncryptedExtensions;
import dev.handfast.message.extension.MaxFragmentLength;
import dev.handfast.message.extension.RecordSizeLimit;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How large records are: RFC 8449. */
final class ProtocolRule5Test {

    private static final int HEADER = 5;
    private static final int TAG = 16;
    private static final int APPLICATION_DATA = 23;
    private static final int LARGEST = (1 << 14) + 1;

    @Test
    void theClientSaysWhatTheProtocolAllows() {
        assertThat(Victims.client(Tamper.none()).hello().extensions().find(RecordSizeLimit.class))
                .contains(new RecordSizeLimit(LARGEST));
    }

    @Test
    void theServerSaysWhatTheProtocolAllows() throws PeerFaultException {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello(Forgery.with(client.hello(), new RecordSizeLimit(100)));

        assertThat(answer(client).extensions().find(RecordSizeLimit.class)).contains(new RecordSizeLimit(LARGEST));
    }

    @Test
    void theServerSaysNothingToAClientThatSaysNothing() throws PeerFaultException {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello();

        assertThat(answer(client).extensions().contains(ExtensionType.RECORD_SIZE_LIMIT))
                .isFalse();
    }

    @Test
    void refusesAClientThatTakesLessThan64Bytes() {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello(Forgery.with(client.hello(), new RecordSizeLimit(63)));

        assertThat(fault(client.peer())).isEqualTo(NegotiationFault.RECORD_SIZE_LIMIT_TOO_SMALL);
    }

    @Test
    void refusesAServerThatTakesLessThan64Bytes() {
        HostileServer server = Victims.client(Tamper.none());
        server.sendServerHello();
        server.sendEncryptedExtensions(new RecordSizeLimit(63));

        assertThat(fault(server.peer())).isEqualTo(NegotiationFault.RECORD_SIZE_LIMIT_TOO_SMALL);
    }

    @Test
    void talksToAClientThatTakes64Bytes() {
        try (Pair pair = meet(64)) {
            assertThat(pair.client().info()).isPresent();
        }
    }

    @Test
    void protectsAtMostTheLimitAContentTypeIncluded() {
        try (Pair pair = meet(64)) {
            pair.server().write(Bytes.adopt(new byte[1000]));
            pair.run();

            assertThat(sizes(pair.server().sent(), true)).allMatch(size -> size <= 64 + TAG);
            assertThat(sizes(pair.server().sent(), true)).contains(64 + TAG);
        }
    }

    @Test
    void cutsNothingThatIsNotProtected() {
        try (Pair pair = meet(64)) {
            assertThat(sizes(pair.server().sent(), false)).anyMatch(size -> size > 64 + TAG);
        }
    }

    @Test
    void sendsNoLargerRecordsToAPeerThatWouldTakeThem() {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello(Forgery.with(client.hello(), new RecordSizeLimit(0xffff)));
        client.sendFinished();
        client.peer().victim().write(Bytes.adopt(new byte[40_000]));
        client.peer().victim().pump();
        client.peer().receive();

        assertThat(sizes(client.peer().victim().sent(), true)).contains(LARGEST + TAG);
        assertThat(sizes(client.peer().victim().sent(), true)).allMatch(size -> size <= LARGEST + TAG);
    }

    @Test
    void overridesMaxFragmentLength() throws PeerFaultException {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello(
                Forgery.with(Forgery.with(client.hello(), new RecordSizeLimit(100)), new MaxFragmentLength(1)));

        assertThat(answer(client).extensions().contains(ExtensionType.MAX_FRAGMENT_LENGTH))
                .isFalse();
        assertThat(answer(client).extensions().contains(ExtensionType.RECORD_SIZE_LIMIT))
                .isTrue();
    }

    private static Pair meet(int limit) {
        return Ends.of(client -> client.recordSizeLimit(limit), server -> server)
                .meet();
    }

    private static EncryptedExtensions answer(HostileClient client) throws PeerFaultException {
        return client.peer().newest(HandshakeType.ENCRYPTED_EXTENSIONS).decode(EncryptedExtensions.CODEC);
    }

    /** The sizes of the bodies of these records, of those that are protected or of the others. */
    private static List<Integer> sizes(Bytes records, boolean isProtected) {
        List<Integer> sizes = new ArrayList<>();
        int size;
        for (int at = 0; at < records.size(); at += HEADER + size) {
            size = records.at(at + 3) << 8 | records.at(at + 4);
            if ((records.at(at) == APPLICATION_DATA) == isProtected) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    private static Fault fault(HostilePeer peer) {
        return ((PeerFaultException) peer.victim().failure().orElseThrow()).fault();
    }
}
