package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.ClientHello;
import dev.handfast.message.LongestBody;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds: what is tolerated up to a limit, and refused beyond (the other halves are provoked in {@link FaultsTest}). */
final class ProtocolRule4Test {

    private static final int CHANGE_CIPHER_SPEC = ContentType.CHANGE_CIPHER_SPEC.code();
    private static final int MESSAGE_LIMIT = 128 * 1024;

    @Test
    void toleratesThirtyTwoRecordsWithoutContentInARow() {
        HostileClient client = connected();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 32; i++) {
                client.peer().data(Bytes.EMPTY);
            }
            client.peer().data(Bytes.of(round));
        }

        assertThat(client.peer().victim().received()).isEqualTo(Bytes.of(0, 1, 2));
    }

    @Test
    void toleratesFourWarnings() {
        HostileClient client = connected();
        for (int i = 0; i < 4; i++) {
            client.peer().alert(1, AlertDescription.USER_CANCELED.code());
        }
        client.peer().data(Bytes.of(1));

        assertThat(client.peer().victim().received()).isEqualTo(Bytes.of(1));
    }

    @Test
    void toleratesThirtyTwoKeyUpdatesBetweenData() {
        HostileClient client = connected();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 32; i++) {
                client.updateKeys(false);
            }
            client.peer().data(Bytes.of(round));
        }

        assertThat(client.peer().victim().received()).isEqualTo(Bytes.of(0, 1, 2));
    }

    @Test
    void judgesTheLengthOfAMessageByItsHeader() {
        HostileClient client = Victims.server(Tamper.none());
        client.peer().record(ContentType.HANDSHAKE, header(1, MESSAGE_LIMIT));
        assertThat(client.peer().victim().failure()).isEmpty();

        HostileClient another = Victims.server(Tamper.none());
        another.peer().record(ContentType.HANDSHAKE, header(1, MESSAGE_LIMIT + 1));
        assertThat(another.peer().alert()).contains(AlertDescription.ILLEGAL_PARAMETER);
    }

    @ParameterizedTest
    @EnumSource
    void judgesTheLengthOfAMessageByItsType(Stage stage) {
        for (HandshakeType type : Stage.accepted(stage.reach())) {
            int longest = Math.min(LongestBody.of(type), MESSAGE_LIMIT);
            HostilePeer peer = stage.reach();
            peer.record(ContentType.HANDSHAKE, header(type.code(), longest));
            assertThat(peer.victim().failure()).as("%s", type).isEmpty();

            HostilePeer another = stage.reach();
            Bytes tooLong = header(type.code(), longest + 1);
            for (int i = 0; i < tooLong.size(); i++) {
                assertThat(another.victim().failure()).as("%s", type).isEmpty();
                another.record(ContentType.HANDSHAKE, tooLong.slice(i, i + 1));
            }
            assertThat(another.victim().failure())
                    .as("%s", type)
                    .get()
                    .asInstanceOf(type(PeerFaultException.class))
                    .extracting(PeerFaultException::fault)
                    .isEqualTo(
                            longest == MESSAGE_LIMIT ? RecordFault.MESSAGE_TOO_LONG : DecodeFault.LONGER_THAN_ITS_TYPE);
        }
    }

    @Test
    void takesAMessageOfTheGreatestLengthInManyRecords() {
        HostileClient client = Victims.server(Tamper.none());
        ClientHello hello =
                Forgery.with(client.hello(), Forgery.extension(ExtensionType.PADDING, "00".repeat(0xfff0 - 400)));
        Bytes encoding = RawMessage.of(hello).encoding();
        for (int at = 0; at < encoding.size(); at += 1000) {
            client.peer().record(ContentType.HANDSHAKE, encoding.slice(at, Math.min(at + 1000, encoding.size())));
        }

        assertThat(client.peer().victim().events()).contains("MessageReceived[client_hello]");
        assertThat(client.peer().victim().failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SERVER_WAITS_FOR_SECOND_CLIENT_HELLO",
                "SERVER_WAITS_FOR_FINISHED",
                "CLIENT_WAITS_FOR_SERVER_HELLO",
                "CLIENT_WAITS_FOR_ENCRYPTED_EXTENSIONS",
                "CLIENT_WAITS_FOR_CERTIFICATE",
                "CLIENT_WAITS_FOR_FINISHED"
            })
    void ignoresChangeCipherSpecsFromTheFirstHelloToThePeersFinished(Stage stage) {
        HostilePeer peer = stage.reach();
        for (int i = 0; i < 32; i++) {
            peer.plain(CHANGE_CIPHER_SPEC, Bytes.of(1));
        }

        assertThat(peer.victim().failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_WAITS_FOR_CLIENT_HELLO", "SERVER_IS_CONNECTED", "CLIENT_IS_CONNECTED"})
    void refusesChangeCipherSpecsBeforeAndAfter(Stage stage) {
        HostilePeer peer = stage.reach();
        peer.plain(CHANGE_CIPHER_SPEC, Bytes.of(1));

        assertThat(peer.alert()).contains(AlertDescription.UNEXPECTED_MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "02", "0101"})
    void refusesChangeCipherSpecsOfAnotherForm(String content) {
        HostilePeer peer = Stage.SERVER_WAITS_FOR_FINISHED.reach();
        peer.plain(CHANGE_CIPHER_SPEC, Bytes.hex(content));

        assertThat(peer.alert()).contains(AlertDescription.UNEXPECTED_MESSAGE);
    }

    private static HostileClient connected() {
        HostileClient client = Victims.server(Tamper.none());
        client.handshake();
        return client;
    }

    private static Bytes header(int type, int length) {
        WireWriter out = new WireWriter();
        out.uint8(type);
        out.uint24(length);
        return out.toBytes();
    }
}
