package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.ServerName;
import dev.handfast.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a peer sends at any stage ends in progress, in waiting, or in a named fault.
 *
 * <p>{@link Endpoint} lets through what an engine throws besides {@link TlsException}, so that it fails the test.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class RandomInputTest {

    private static final int RUNS = 60;
    private static final int SENDINGS = 6;
    private static final List<ContentType> TYPES = List.of(
            ContentType.CHANGE_CIPHER_SPEC, ContentType.ALERT, ContentType.HANDSHAKE, ContentType.APPLICATION_DATA);

    @ParameterizedTest
    @EnumSource
    void endsInANamedFaultIfAtAll(Stage stage) {
        List<RawMessage> genuine = genuineMessages();
        long first = System.nanoTime();
        for (long seed = first; seed < first + RUNS; seed++) {
            HostilePeer peer = stage.reach();
            try {
                harass(peer, genuine, new Random(seed));
            } catch (RuntimeException e) {
                throw new AssertionError("at " + stage + " with seed " + seed, e);
            }
            Optional<TlsException> failure = peer.victim().failure();

            assertThat(failure.isEmpty()
                            || failure.get() instanceof PeerFaultException
                            || failure.get() instanceof AlertReceivedException)
                    .as("%s at %s with seed %d", failure, stage, seed)
                    .isTrue();
        }
    }

    private static void harass(HostilePeer peer, List<RawMessage> genuine, Random random) {
        Mutation mutation = new Mutation(random);
        for (int i = 0; i < SENDINGS; i++) {
            RawMessage message = chosen(peer, genuine, random);
            switch (random.nextInt(8)) {
                case 0 -> peer.raw(mutation.bytes(64));
                case 1 -> peer.plain(random.nextInt(256), mutation.bytes(64));
                case 2 -> peer.record(type(random), mutation.bytes(64));
                case 3 -> peer.record(ContentType.HANDSHAKE, mutation.of(message.encoding()));
                case 4 -> peer.raw(mutation.of(peer.sealedRecord(type(random).code(), message.encoding())));
                default -> peer.sendUnhashed(RawMessage.of(message.type(), mutation.of(message.body())));
            }
        }
    }

    /** Mostly a message of a type that is expected. */
    private static RawMessage chosen(HostilePeer peer, List<RawMessage> genuine, Random random) {
        List<RawMessage> expected = genuine.stream()
                .filter(message -> Stage.accepted(peer).contains(message.type()))
                .toList();
        List<RawMessage> from = expected.isEmpty() || random.nextInt(4) == 0 ? genuine : expected;
        return from.get(random.nextInt(from.size()));
    }

    private static ContentType type(Random random) {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private static List<RawMessage> genuineMessages() {
        List<RawMessage> all = new ArrayList<>();
        HostileClient client = Victims.server(Tamper.none());
        client.handshake();
        all.addAll(client.peer().messages());
        HostileServer server = Victims.client(Tamper.none());
        server.sendRetry(new KeyShare.Retry(NamedGroup.SECP256R1));
        all.addAll(server.peer().messages());
        all.add(RawMessage.of(
                HandshakeType.SERVER_HELLO,
                Bytes.hex("0303cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c"
                        + "5e079e09e2c8a8339c00130100000c002b00020304003300020017")));
        all.add(RawMessage.of(HandshakeType.KEY_UPDATE, Bytes.of(1)));
        all.add(RawMessage.of(
                HandshakeType.NEW_SESSION_TICKET, Bytes.hex("00001c2000000001010000080102030405060708 0000")));
        all.add(RawMessage.of(HandshakeType.CERTIFICATE_REQUEST, Bytes.hex("00000a000d000600040403 0804")));
        return all;
    }

    @Test
    void servesClientsThatAskForANameWhichNobodyCanHave() {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello(Forgery.with(client.hello(), new ServerName("server&test")));
        client.sendFinished();

        assertThat(client.peer().victim().engine().isConnected()).isTrue();
    }

    @Test
    void takesNoMoreThanAFewRecordsThatNobodyReads() {
        HostileClient client = Victims.server(Tamper.none());
        client.handshake();
        ByteBuffer much = ByteBuffer.wrap(records(client, 64));
        int before = much.remaining();

        assertThat(taken(client, much)).isLessThan(40_000).isLessThan(before);
    }

    private static int taken(HostileClient client, ByteBuffer source) {
        int before = source.remaining();
        try {
            for (int i = 0; i < 100; i++) {
                client.peer().victim().engine().receive(source, 0);
            }
        } catch (TlsException e) {
            throw new IllegalStateException(e);
        }
        return before - source.remaining();
    }

    private static byte[] records(HostileClient client, int count) {
        Bytes all = Bytes.EMPTY;
        for (int i = 0; i < count; i++) {
            all = all.concat(client.peer().sealedRecord(ContentType.APPLICATION_DATA.code(), Forgery.zeros(1 << 14)));
        }
        return all.toArray();
    }

    @Test
    void takesNoMoreThanAFewRecordsWhileADecisionIsPending() throws TlsException {
        HostileClient client = Victims.server(server -> server, Answering.LATER, Tamper.none());
        client.sendHello();
        ByteBuffer much = ByteBuffer.wrap(messages(64));

        assertThat(taken(client, much)).isLessThan(40_000);
    }

    private static byte[] messages(int count) {
        Bytes record = PeerRecords.plain(
                ContentType.HANDSHAKE.code(),
                RawMessage.of(HandshakeType.CERTIFICATE, Forgery.zeros(16_000)).encoding());
        Bytes all = Bytes.EMPTY;
        for (int i = 0; i < count; i++) {
            all = all.concat(record);
        }
        return all.toArray();
    }
}
