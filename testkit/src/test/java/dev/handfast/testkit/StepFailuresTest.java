package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.Decision;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Beginning;
import dev.handfast.handshake.ConnectedState;
import dev.handfast.handshake.ExpectedPeer;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.handshake.client.SendClientHello;
import dev.handfast.handshake.server.WaitClientHello;
import dev.handfast.iana.AlertDescription;
import dev.handfast.keys.Exporter;
import dev.handfast.keys.RecordSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.RawMessage;
import dev.handfast.trust.PeerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** A step that anything stops, and not only a fault of the peer, leaves none of the secrets open that it has made. */
final class StepFailuresTest {

    private static final int ENOUGH_CALLS = 10;

    @Test
    void closeTheSecretsOfAClient() {
        failAtEachCall((client, server) -> exchange(client, server, client));
    }

    @Test
    void closeTheSecretsOfAServer() {
        failAtEachCall((client, server) -> exchange(client, server, server));
    }

    /** Lets the first call of the victim fail, then the second, and so on until all of them have. */
    private static void failAtEachCall(BiPredicate<Side, Side> exchange) {
        int calls = 0;
        boolean completed;
        do {
            calls++;
            Side client = new Side(new SendClientHello(
                    Victims.clientConfig(config -> config), ExpectedPeer.of(PeerIdentity.of(Pair.SERVER_NAME))));
            Side server = new Side(new WaitClientHello(Victims.serverConfig(config -> config)));
            client.output.failing = calls;
            server.output.failing = calls;
            completed = exchange.test(client, server);
        } while (!completed);

        assertThat(calls).isGreaterThan(ENOUGH_CALLS);
    }

    /** Whether the victim has come to the end of a handshake and of KeyUpdates both ways. */
    private static boolean exchange(Side client, Side server, Side victim) {
        (victim == client ? server : client).output.failing = 0;
        boolean completed = true;
        try {
            client.begin();
            server.take(client);
            client.take(server);
            server.take(client);
            client.take(server);
            victim.updateKeys();
            (victim == client ? server : client).updateKeys();
            server.take(client);
            client.take(server);
        } catch (Sabotage e) {
            completed = false;
        } catch (TlsException e) {
            throw new IllegalStateException(e);
        }
        victim.close();

        assertThat(victim.output.secrets)
                .as("after call %d", victim.output.failing)
                .allMatch(RecordSecret::isClosed);
        return completed;
    }

    /** No fault of the peer, and none that the library knows. */
    private static final class Sabotage extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A machine without an engine: what it does is written down. */
    private static final class Side {

        private final Output output = new Output();
        private HandshakeState state;

        Side(HandshakeState state) {
            this.state = state;
        }

        void begin() throws TlsException {
            state = ((Beginning) state).begin(output);
            settle();
        }

        void take(Side peer) throws TlsException {
            for (RawMessage message : List.copyOf(peer.output.sent)) {
                state = state.receive(message, output);
                settle();
            }
            peer.output.sent.clear();
        }

        void updateKeys() {
            state = ((ConnectedState) state).updateKeys(true, output);
        }

        void close() {
            state.close();
            output.exporters.forEach(Exporter::close);
        }

        private void settle() throws TlsException {
            while (state instanceof Suspended<?> suspended) {
                state = answer(suspended);
            }
        }

        private <T> HandshakeState answer(Suspended<T> suspended) throws TlsException {
            return suspended.then().resume(decide(suspended.decision()), output);
        }

        @SuppressWarnings("unchecked") // each kind of decision fixes its T
        private static <T> T decide(Decision<T> decision) {
            ClientConfig client = Victims.clientConfig(config -> config);
            ServerConfig server = Victims.serverConfig(config -> config);
            Object answer;
            if (decision instanceof Decision.Sign sign) {
                answer = sign.signer()
                        .sign(sign.scheme(), sign.content())
                        .toCompletableFuture()
                        .join();
            } else if (decision instanceof Decision.VerifyPeer verify) {
                answer = client.verifier().verify(verify).toCompletableFuture().join();
            } else if (decision instanceof Decision.SelectCredential select) {
                answer = server.credentials()
                        .select(select)
                        .toCompletableFuture()
                        .join();
            } else if (decision instanceof Decision.IssueTickets issue) {
                answer = server.tickets()
                        .issue(issue.sessions())
                        .toCompletableFuture()
                        .join();
            } else {
                throw new IllegalStateException("nobody expects " + decision);
            }
            return (T) answer;
        }
    }

    private static final class Output implements HandshakeOutput {

        private final List<RawMessage> sent = new ArrayList<>();
        private final List<RecordSecret> secrets = new ArrayList<>();
        private final List<Exporter> exporters = new ArrayList<>();
        private int calls;
        private int failing;

        private void count() {
            calls++;
            if (calls == failing) {
                throw new Sabotage();
            }
        }

        @Override
        public RawMessage send(HandshakeMessage message, FlightKind kind) {
            count();
            RawMessage raw = RawMessage.of(message).numbered(calls);
            sent.add(raw);
            return raw;
        }

        @Override
        public void changeCipherSpec() {
            count();
        }

        @Override
        public void warn(AlertDescription description) {
            count();
        }

        @Override
        public void endFlight() {
            count();
        }

        @Override
        public void answered(int number) {
            count();
        }

        @Override
        public boolean isDelivered(int number) {
            return true;
        }

        @Override
        public boolean isWriteClosed() {
            return false;
        }

        @Override
        public void acknowledge() {
            count();
        }

        @Override
        public void readWith(int epoch, RecordSecret secret) {
            secrets.add(secret);
            count();
        }

        @Override
        public void writeWith(int epoch, RecordSecret secret) {
            secrets.add(secret);
            count();
        }

        @Override
        public void requireDrained() {
            count();
        }

        @Override
        public void learned(Fact fact) {
            count();
        }

        @Override
        public void connected(Exporter exporter) {
            exporters.add(exporter);
            count();
        }
    }
}
