package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Secret;
import dev.handfast.engine.Engine;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every secret that an engine holds at some time is closed in the end, whatever the end is.
 *
 * <p>The keys of records outlive a failure, up to the closing of the engine.
 */
final class SecretsTest {

    private static final Set<Stage> WITHOUT_SECRETS = Set.of(
            Stage.SERVER_WAITS_FOR_CLIENT_HELLO,
            Stage.SERVER_WAITS_FOR_SECOND_CLIENT_HELLO,
            Stage.CLIENT_WAITS_FOR_SERVER_HELLO);

    @ParameterizedTest
    @EnumSource
    void areClosedWithTheEngine(Stage stage) {
        HostilePeer peer = stage.reach();
        Set<Secret> secrets = OpenSecrets.of(peer.victim().engine());
        assertThat(secrets.isEmpty()).isEqualTo(WITHOUT_SECRETS.contains(stage));

        peer.victim().engine().close();

        assertThat(secrets).allMatch(Secret::isClosed);
    }

    @ParameterizedTest
    @EnumSource
    void areClosedWhenThePeerIsAtFault(Stage stage) {
        for (HandshakeType type : HandshakeType.values()) {
            HostilePeer peer = stage.reach();
            Engine engine = peer.victim().engine();
            Set<Secret> secrets = OpenSecrets.besidesRecordKeys(engine);

            peer.sendUnhashed(RawMessage.of(type, Bytes.of(0xff)));

            assertThat(secrets).as("after a faulty %s", type).allMatch(Secret::isClosed);
            assertThat(OpenSecrets.besidesRecordKeys(engine))
                    .as("after a faulty %s", type)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areClosedWhenMessagesStandAcrossAKeyChange(KeyChange change) {
        HostilePeer peer = change.with(Bytes.of(1), Answering.AT_ONCE);

        assertThat(OpenSecrets.besidesRecordKeys(peer.victim().engine())).isEmpty();
    }

    @Test
    void ofAClientAreHandedOnOrClosedFromMessageToMessage() {
        HostileServer server = Victims.client(Tamper.none());
        Object engine = server.peer().victim().engine();
        Set<Secret> all = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Runnable step : new Runnable[] {
            server::sendServerHello,
            server::sendEncryptedExtensions,
            server::sendCertificate,
            server::sendCertificateVerify,
            server::sendFinished,
            server::sendTicket,
            () -> server.updateKeys(true)
        }) {
            step.run();
            all.addAll(OpenSecrets.of(engine));
        }
        server.peer().victim().close();

        assertThat(all).isNotEmpty().allMatch(Secret::isClosed);
    }

    @Test
    void ofAServerAreHandedOnOrClosedFromMessageToMessage() {
        HostileClient client = Victims.server(server -> server, Answering.LATER, Tamper.none());
        Endpoint victim = client.peer().victim();
        Set<Secret> all = Collections.newSetFromMap(new IdentityHashMap<>());
        client.sendHello();
        all.addAll(OpenSecrets.of(victim.engine()));
        while (victim.answerNext()) {
            all.addAll(OpenSecrets.of(victim.engine()));
        }
        client.sendFinished();
        all.addAll(OpenSecrets.of(victim.engine()));
        client.updateKeys(true);
        all.addAll(OpenSecrets.of(victim.engine()));
        victim.close();

        assertThat(all).isNotEmpty().allMatch(Secret::isClosed);
    }
}
