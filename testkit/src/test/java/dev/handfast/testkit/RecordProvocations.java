package dev.handfast.testkit;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.ForwardingCrypto;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.EarlyData;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What either side can do wrong below the messages, done to a server. */
final class RecordProvocations {

    private static final int CHANGE_CIPHER_SPEC = ContentType.CHANGE_CIPHER_SPEC.code();
    private static final int ALERT = ContentType.ALERT.code();
    private static final int HANDSHAKE = ContentType.HANDSHAKE.code();

    private RecordProvocations() {}

    static Stream<Provocation> all() {
        return Stream.of(headers(), contents(), counts(), order()).flatMap(some -> some);
    }

    private static Stream<Provocation> headers() {
        return Stream.of(
                first(RecordFault.NOT_TLS, "", peer -> peer.raw(text("GET / HTTP/1.1\r\n\r\n"))),
                first(RecordFault.WRONG_RECORD_VERSION, "", peer -> peer.raw(Bytes.hex("16 0400 0001 00"))),
                first(RecordFault.UNKNOWN_CONTENT_TYPE, "in a header", peer -> peer.plain(99, Bytes.of(0))),
                first(RecordFault.PLAINTEXT_TOO_LONG, "", peer -> peer.raw(Bytes.hex("16 0303 4001"))),
                afterHello(RecordFault.CIPHERTEXT_TOO_LONG, "", peer -> peer.raw(Bytes.hex("17 0303 4101"))),
                afterHello(RecordFault.PLAINTEXT_TOO_LONG, "with padding", peer -> peer.sealed(Forgery.zeros(16_386))),
                afterHello(RecordFault.UNPROTECTED_RECORD, "", peer -> peer.plain(HANDSHAKE, Bytes.of(0))));
    }

    private static Stream<Provocation> contents() {
        return Stream.of(
                afterHello(
                        RecordFault.BAD_RECORD_MAC,
                        "",
                        peer -> peer.plain(ContentType.APPLICATION_DATA.code(), Forgery.zeros(40))),
                afterHello(RecordFault.NO_CONTENT_TYPE, "", peer -> peer.sealed(Forgery.zeros(5))),
                afterHello(RecordFault.UNKNOWN_CONTENT_TYPE, "under protection", peer -> peer.sealed(Bytes.of(0, 99))),
                first(RecordFault.EMPTY_HANDSHAKE_RECORD, "", peer -> peer.plain(HANDSHAKE, Bytes.EMPTY)),
                first(RecordFault.EMPTY_ALERT_RECORD, "", peer -> peer.plain(ALERT, Bytes.EMPTY)),
                first(DecodeFault.MALFORMED_ALERT, "of three bytes", peer -> peer.plain(ALERT, Bytes.of(1, 0, 0))),
                first(DecodeFault.UNKNOWN_ALERT_LEVEL, "", peer -> peer.plain(ALERT, Bytes.of(3, 0))),
                first(DecodeFault.UNKNOWN_HANDSHAKE_TYPE, "", peer -> peer.plain(HANDSHAKE, Bytes.hex("63 000000"))),
                first(RecordFault.MESSAGE_TOO_LONG, "", peer -> peer.plain(HANDSHAKE, Bytes.hex("01 020001"))),
                connected(
                        DecodeFault.LONGER_THAN_ITS_TYPE,
                        "a KeyUpdate by its header",
                        client -> client.peer().record(ContentType.HANDSHAKE, Bytes.hex("18 0186a0"))),
                first(RecordFault.MESSAGE_INTERRUPTED, "", peer -> {
                    peer.plain(HANDSHAKE, Bytes.hex("01 000064 03"));
                    peer.plain(ALERT, Bytes.of(1, 90));
                }),
                first(
                        RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC,
                        "first of all",
                        peer -> peer.plain(CHANGE_CIPHER_SPEC, Bytes.of(1))),
                afterHello(
                        RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC,
                        "with another value",
                        peer -> peer.plain(CHANGE_CIPHER_SPEC, Bytes.of(2))),
                afterHello(
                        RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC,
                        "under protection",
                        peer -> peer.record(ContentType.CHANGE_CIPHER_SPEC, Bytes.of(1))),
                connected(
                        RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC,
                        "after the handshake",
                        client -> client.peer().plain(CHANGE_CIPHER_SPEC, Bytes.of(1))));
    }

    private static Stream<Provocation> counts() {
        return Stream.of(
                earlyData(),
                connected(
                        RecordFault.TOO_MANY_EMPTY_RECORDS,
                        "",
                        client -> times(33, () -> client.peer().data(Bytes.EMPTY))),
                connected(
                        RecordFault.TOO_MANY_WARNINGS,
                        "",
                        client -> times(5, () -> client.peer().alert(1, AlertDescription.USER_CANCELED.code()))),
                connected(StateFault.TOO_MANY_KEY_UPDATES, "", client -> times(33, () -> client.updateKeys(false))),
                new Provocation(RecordFault.RECORD_LIMIT_REACHED, "", () -> {
                    HostileClient client = Victims.server(
                            server -> server.crypto(new ShortLivedKeys(Victims.CRYPTO)),
                            Answering.AT_ONCE,
                            Tamper.none());
                    client.handshake();
                    times(ShortLivedKeys.RECORDS + 1, () -> client.peer().data(Bytes.of(1)));
                    return client.peer();
                }));
    }

    private static Provocation earlyData() {
        return new Provocation(RecordFault.EARLY_DATA_TOO_LONG, "", () -> {
            HostileClient client = Victims.server(Tamper.none());
            client.sendHello(Forgery.with(client.hello(), new EarlyData()));
            times(2, () -> client.peer().plain(ContentType.APPLICATION_DATA.code(), Forgery.zeros(8193)));
            return client.peer();
        });
    }

    private static Stream<Provocation> order() {
        return Stream.of(
                first(
                        StateFault.UNEXPECTED_MESSAGE,
                        "",
                        peer -> peer.send(RawMessage.of(HandshakeType.FINISHED, Forgery.zeros(32)))),
                first(
                        StateFault.UNEXPECTED_MESSAGE,
                        "by its header",
                        peer -> peer.plain(HANDSHAKE, Bytes.hex("14 000020"))),
                new Provocation(RecordFault.MESSAGE_ACROSS_KEY_CHANGE, "", () -> {
                    HostileClient client = Victims.server(Tamper.none());
                    client.peer().behindNext(Bytes.of(HandshakeType.FINISHED.code()));
                    client.sendHello();
                    return client.peer();
                }),
                afterHello(
                        StateFault.UNEXPECTED_APPLICATION_DATA,
                        "under the keys of the handshake",
                        peer -> peer.data(Bytes.of(1))),
                afterHello(
                        StateFault.UNEXPECTED_APPLICATION_DATA, "though it is empty", peer -> peer.data(Bytes.EMPTY)));
    }

    private static void times(int count, Runnable deed) {
        for (int i = 0; i < count; i++) {
            deed.run();
        }
    }

    private static Bytes text(String text) {
        return Bytes.adopt(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Cryptography with keys for so few records that a test can use one up: 2^24 would take minutes. */
    private record ShortLivedKeys(Crypto crypto) implements ForwardingCrypto {

        static final int RECORDS = 4_096;

        @Override
        public long recordsPerKey(AeadAlgorithm algorithm) {
            return RECORDS;
        }
    }

    /** Instead of anything else. */
    private static Provocation first(Fault fault, String how, Consumer<HostilePeer> deed) {
        return new Provocation(fault, how, () -> {
            HostileClient client = Victims.server(Tamper.none());
            deed.accept(client.peer());
            return client.peer();
        });
    }

    /** Instead of the client's Finished. */
    private static Provocation afterHello(Fault fault, String how, Consumer<HostilePeer> deed) {
        return new Provocation(fault, how, () -> {
            HostileClient client = Victims.server(Tamper.none());
            client.sendHello();
            client.peer().receive();
            deed.accept(client.peer());
            return client.peer();
        });
    }

    /** When the handshake is over. */
    private static Provocation connected(Fault fault, String how, Consumer<HostileClient> deed) {
        return new Provocation(fault, how, () -> {
            HostileClient client = Victims.server(Tamper.none());
            client.handshake();
            deed.accept(client);
            return client.peer();
        });
    }
}
