package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.Engine;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.iana.NamedGroup;
import dev.handfast.trust.TlsCertificate;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application does wrong is an IllegalStateException or IllegalArgumentException that says what to do. */
final class MisuseTest {

    /** What is done, and what must be said about it. */
    private record Misuse(String name, ThrowingCallable deed, String words) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Misuse> configurations() {
        return Stream.of(
                argument(
                        "a negative number of shares",
                        () -> client().keyShares(-1).build(),
                        "0 or more"),
                argument(
                        "a small message limit",
                        () -> client().messageLimit(100).build(),
                        "16384 to 16777215"),
                argument(
                        "an empty protocol",
                        () -> client().applicationProtocols("").build(),
                        "1 to 255 bytes"),
                argument(
                        "a protocol twice",
                        () -> client().applicationProtocols("h2", "h2").build(),
                        "twice"),
                argument(
                        "groups that nobody has",
                        () -> client().policy(SecurityPolicy.latest().withGroups(List.of(new NamedGroup(0x1234))))
                                .build(),
                        "at least one group"),
                argument(
                        "more protocols than a hello holds",
                        () -> client().applicationProtocols(protocols(120)).build(),
                        "offer fewer"),
                argument(
                        "a longer key name than a hello holds",
                        () -> client().externalPsks(key(28_650)).build(),
                        "offer fewer"),
                argument(
                        "more authorities than a request holds",
                        () -> server().authorities(authorities(1_000)).build(),
                        "name fewer"),
                argument("no groups at all", () -> SecurityPolicy.latest().withGroups(List.of()), "at least one group"),
                argument("a date without a policy", () -> SecurityPolicy.of("1999-01"), "there is 2026-11"),
                argument(
                        "a server without a credential",
                        () -> ServerConfig.builder().build(),
                        "call credential"),
                argument(
                        "a certificate without its key",
                        () -> Credential.of(TlsCertificate.of(
                                Victims.MINT.server(Pair.SERVER_NAME).x509())),
                        "without its private key"));
    }

    @Test
    void offersAsMuchAsIsAllowed() {
        ClientConfig client = Victims.clientConfig(
                config -> config.applicationProtocols(protocols(50)).externalPsks(key(15_700)));
        Pair pair = Pair.of(
                        client,
                        Victims.serverConfig(server -> server.applicationProtocols(protocols(50))
                                .clientAuthentication(ClientAuthentication.REQUESTED)
                                .trust(Victims.MINT.anchors())
                                .authorities(authorities(800))))
                .run();

        assertThat(pair.client().failure()).isEmpty();
        assertThat(pair.client().info()).isPresent();
        pair.close();
    }

    private static String[] protocols(int count) {
        return IntStream.range(0, count).mapToObj(i -> "x".repeat(250) + i).toArray(String[]::new);
    }

    private static ExternalPsk key(int length) {
        return ExternalPsk.raw(ExternalPsk.Role.CLIENT, new byte[length], new byte[32]);
    }

    private static List<X500Principal> authorities(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new X500Principal("CN=" + "x".repeat(50) + i))
                .toList();
    }

    private static ServerConfig.Builder server() {
        return ServerConfig.builder().credential(Victims.CREDENTIAL);
    }

    private static ClientConfig.Builder client() {
        return ClientConfig.builder();
    }

    private static Misuse argument(String name, ThrowingCallable deed, String words) {
        return new Misuse(name, deed, words);
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void saysWhatIsWrongWithAConfiguration(Misuse misuse) {
        assertThatThrownBy(misuse.deed())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(misuse.words());
    }

    static Stream<Misuse> callsOfAClosedEngine() {
        Engine engine = Engine.client(Victims.clientConfig(client -> client));
        engine.close();
        return Stream.of(
                new Misuse("handshake", () -> engine.handshake(0), "closed"),
                new Misuse("receive", () -> engine.receive(ByteBuffer.allocate(1), 0), "closed"),
                new Misuse("receiveEnd", () -> engine.receiveEnd(0), "closed"),
                new Misuse("resume", () -> engine.resume(0), "closed"),
                new Misuse("read", () -> engine.read(ByteBuffer.allocate(1), 0), "closed"),
                new Misuse("write", () -> engine.write(ByteBuffer.allocate(1), 0), "closed"),
                new Misuse("closeWrite", () -> engine.closeWrite(0), "closed"),
                new Misuse("transmit", () -> engine.transmit(ByteBuffer.allocate(1), 0), "closed"),
                new Misuse("expire", () -> engine.expire(0), "closed"),
                new Misuse("exportKeyingMaterial", () -> engine.exportKeyingMaterial("x", new byte[0], 1), "closed"),
                new Misuse("exportKeyingMaterial", () -> engine.exportKeyingMaterial("x", 1), "closed"));
    }

    @ParameterizedTest
    @MethodSource("callsOfAClosedEngine")
    void saysThatAnEngineIsClosed(Misuse misuse) {
        assertThatThrownBy(misuse.deed())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(misuse.words());
    }

    @Test
    void refusesToWriteBehindACloseNotify() throws Exception {
        Engine engine = connected().peer().victim().engine();
        engine.closeWrite(0);

        assertThatThrownBy(() -> engine.write(ByteBuffer.allocate(1), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed for writing");
    }

    @Test
    void hasNoKeyingMaterialBeforeTheHandshakeIsOver() {
        Engine engine = Engine.client(Victims.clientConfig(client -> client));

        assertThatThrownBy(() -> engine.exportKeyingMaterial("EXPORTER-x", new byte[0], 32))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before the handshake is over");
    }

    static Stream<Misuse> exports() {
        Engine engine = connected().peer().victim().engine();
        return Stream.of(
                argument(
                        "a label in another alphabet",
                        () -> engine.exportKeyingMaterial("\u00e9", new byte[0], 32),
                        "ASCII"),
                argument(
                        "a long label",
                        () -> engine.exportKeyingMaterial("x".repeat(250), new byte[0], 32),
                        "at most 255 bytes"),
                argument("too much", () -> engine.exportKeyingMaterial("x", new byte[0], 255 * 32 + 1), "8160"),
                argument("less than nothing", () -> engine.exportKeyingMaterial("x", new byte[0], -1), "-1"));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void saysWhatIsWrongWithAnExport(Misuse misuse) {
        assertThatThrownBy(misuse.deed())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(misuse.words());
    }

    @Test
    void refusesBuffersThatCannotBeWritten() {
        HostileClient client = connected();
        Engine engine = client.peer().victim().engine();
        ByteBuffer readOnly = ByteBuffer.allocate(100).asReadOnlyBuffer();

        assertThatThrownBy(() -> engine.read(readOnly, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> engine.transmit(readOnly, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("read-only");
        assertThat(engine.failure()).isEmpty();
    }

    @Test
    void endsTheHandshakeWhenASelectorAnswersWithNull() {
        HostileClient client =
                Victims.server(server -> server.credentials(question -> nothing()), Answering.AT_ONCE, Tamper.none());
        client.sendHello();

        assertThat(client.peer().victim().failure())
                .get()
                .isInstanceOf(LocalFaultException.class)
                .asString()
                .contains("null");
    }

    @SuppressWarnings("NullAway") // what somebody without NullAway may do
    private static <T> CompletableFuture<T> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void endsTheHandshakeWhenASelectorThrows() {
        HostileClient client = Victims.server(
                server -> server.credentials(question -> {
                    throw new IllegalStateException("the key store is locked");
                }),
                Answering.AT_ONCE,
                Tamper.none());
        client.sendHello();

        assertThat(client.peer().victim().failure())
                .get()
                .isInstanceOf(LocalFaultException.class)
                .asString()
                .contains("the key store is locked");
    }

    private static HostileClient connected() {
        HostileClient client = Victims.server(Tamper.none());
        client.handshake();
        return client;
    }
}
