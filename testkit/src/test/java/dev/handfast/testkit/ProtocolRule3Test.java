package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientSession;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.SessionCache;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * What enters the transcript. The key of a ticket is derived from the transcript up to the client's Finished and from the
 * ticket's nonce, so tickets of the same nonce have the same key as long as nothing has entered it behind.
 */
final class ProtocolRule3Test {

    private final KeyCollector keys = new KeyCollector();

    @Test
    void ticketsDoNotEnterIt() {
        HostileServer server = connected();
        server.sendTicket();
        server.sendTicket();

        assertThat(keys.collected()).hasSize(2);
        assertThat(keys.collected().get(1)).isEqualTo(keys.collected().get(0));
    }

    @Test
    void keyUpdatesDoNotEnterIt() {
        HostileServer server = connected();
        server.sendTicket();
        server.updateKeys(true);
        server.sendTicket();

        assertThat(keys.collected()).hasSize(2);
        assertThat(keys.collected().get(1)).isEqualTo(keys.collected().get(0));
    }

    @Test
    void aHelloRetryRequestRewritesIt() {
        HostileServer server = Victims.client(Tamper.none());
        server.sendRetry(new KeyShare.Retry(NamedGroup.SECP384R1));
        server.handshake();

        assertThat(server.peer().victim().engine().isConnected()).isTrue();
    }

    @Test
    void aCookieIsHashedWithTheMessagesThatCarryIt() {
        HostileServer server = Victims.client(Tamper.none());
        server.sendRetry(new Cookie(Bytes.of(1, 2, 3)));
        server.handshake();

        assertThat(server.peer().victim().engine().isConnected()).isTrue();
    }

    @Test
    void bindersAreMadeOfEverythingBeforeThem() {
        Ends ends = Ends.of(
                client -> client,
                server -> server.policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP384R1)))
                        .retryCookie(true));
        ends.clientInfo();

        assertThat(ends.clientInfo().resumed()).isTrue();
    }

    private HostileServer connected() {
        HostileServer server = Victims.client(client -> client.sessions(keys), Answering.AT_ONCE, Tamper.none());
        server.handshake();
        server.peer().receive();
        return server;
    }

    /** Keeps the keys of sessions, and no session. */
    private static final class KeyCollector implements SessionCache {

        private final List<Bytes> keys = new ArrayList<>();

        @Override
        public void put(String peer, ClientSession session) {
            keys.add(Bytes.copyOf(session.key().bytes()));
            session.close();
        }

        @Override
        public CompletionStage<Optional<ClientSession>> take(String peer) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        List<Bytes> collected() {
            return keys;
        }
    }
}
