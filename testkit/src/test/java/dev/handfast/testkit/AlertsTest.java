package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.handfast.fault.AlertReceivedException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.wire.Bytes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an alert of the peer does: in TLS 1.3 its level means nothing (RFC 8446, Section 6). */
final class AlertsTest {

    private static final int CLOSE_NOTIFY = AlertDescription.CLOSE_NOTIFY.code();
    private static final int USER_CANCELED = AlertDescription.USER_CANCELED.code();

    /** Every alert, known or not, besides the two that are no errors. */
    static IntStream errors() {
        return IntStream.range(0, 256).filter(code -> code != CLOSE_NOTIFY && code != USER_CANCELED);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void endsAConnectionWhateverItsLevel(int code) {
        for (int level = 1; level <= 2; level++) {
            HostilePeer peer = Stage.SERVER_IS_CONNECTED.reach();
            peer.alert(level, code);

            assertThat(peer.victim().failure())
                    .get()
                    .asInstanceOf(type(AlertReceivedException.class))
                    .extracting(AlertReceivedException::code)
                    .isEqualTo(code);
            assertThat(peer.victim().events()).contains("AlertReceived[fatal=" + (level == 2) + ", code=" + code + "]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAHandshakeAtEveryStageWithoutAnAnswer(Stage stage) {
        HostilePeer peer = stage.reach();
        int before = peer.alerts().size();
        peer.alert(2, AlertDescription.HANDSHAKE_FAILURE.code());

        assertThat(peer.victim().failure()).get().isInstanceOf(AlertReceivedException.class);
        assertThat(peer.alerts()).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterUserCanceled(Stage stage) {
        HostilePeer peer = stage.reach();
        peer.alert(1, USER_CANCELED);

        assertThat(peer.victim().failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*CONNECTED")
    void endsAHandshakeWithACloseNotify(Stage stage) {
        HostilePeer peer = stage.reach();
        peer.alert(1, CLOSE_NOTIFY);

        assertThat(peer.victim().failure())
                .get()
                .asInstanceOf(type(AlertReceivedException.class))
                .extracting(AlertReceivedException::code)
                .isEqualTo(CLOSE_NOTIFY);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_IS_CONNECTED", "SERVER_IS_CONNECTED"})
    void endsTheDataWithACloseNotify(Stage stage) {
        HostilePeer peer = stage.reach();
        peer.alert(1, CLOSE_NOTIFY);

        assertThat(peer.victim().failure()).isEmpty();
        assertThat(peer.victim().isAtEnd()).isTrue();
        assertThat(peer.victim().events()).endsWith("AlertReceived[fatal=false, code=0]", "PeerClosed[]");
    }

    @Test
    void isTakenInTheClearWhileTheServerHasOpenedNothing() {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello();
        client.peer().plain(21, Bytes.of(2, 40));

        assertThat(client.peer().victim().failure()).get().isInstanceOf(AlertReceivedException.class);
    }

    @Test
    void isNotTakenInTheClearOnceARecordHasOpened() {
        HostileServer server = Victims.client(Tamper.none());
        server.sendServerHello();
        server.sendEncryptedExtensions();
        server.peer().plain(21, Bytes.of(2, 40));

        assertThat(server.peer().alert()).contains(AlertDescription.UNEXPECTED_MESSAGE);
    }
}
