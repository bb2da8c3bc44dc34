package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.RawMessage;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Extension;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.StatusRequest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of all states, and what each does with each message; a new state or message needs a handshake here. */
final class MachinesTest {

    private static final MachineMap MAP = explored();

    @Test
    void meetsEveryState() throws Exception {
        assertThat(MAP.states())
                .as("states that no handshake of MachinesTest reaches: add one that does")
                .containsAll(stateClasses());
    }

    @Test
    void bringsEveryStateEveryMessageThatItTakes() {
        assertThat(MAP.unexplored())
                .as("messages that no handshake of MachinesTest brings: add one that does")
                .isEmpty();
    }

    @Test
    void isTheMapInTheManual() throws IOException {
        new GeneratedFile("MACHINES.txt", MachinesTest.class).requireContent(MAP.text());
    }

    private static MachineMap explored() {
        MachineMap map = new MachineMap();
        Ends plain = Ends.of(client -> client, server -> server.ticketCount(1));
        meet(plain, map);
        meet(plain, map);
        meet(Ends.of(client -> client, server -> server.policy(onlyP384()).retryCookie(true)), map);
        meet(Ends.of(client -> client, server -> server.ticketCount(0)), map);
        meet(authenticating(), map);
        meet(authenticating().with(plain.client()), map);
        meet(choosing(), map);
        Ends keyed = keyed();
        meet(keyed, map);
        meet(keyed.with(keyed.server().toBuilder().policy(onlyP384()).build()), map);
        explore12(map);
        return map;
    }

    private static void explore12(MachineMap map) {
        Ends plain = only12(client -> client, server -> server);
        meet12(plain, map);
        meet12(plain, map);
        meet12(plain.with(plain.server().toBuilder().ticketCount(0).build()), map);
        meet12(plain.with(authenticating().server()), map);
        meet12(
                only12(
                        client -> client.credential(Credential.of(Ends.MINT.client("client"))),
                        server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                                .trust(Ends.MINT.anchors())),
                map);
        meet12(stapling(), map);
        for (SecurityPolicy policy : List.of(
                SecurityPolicy.latest(),
                SecurityPolicy.iot().withSuites(List.of(CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256)))) {
            Ends keyed = only12(
                    client -> client.policy(only12(policy)).externalPsks(key12(ExternalPsk.Role.CLIENT)),
                    server ->
                            server.policy(policy).externalPsks(PskLookup.of(List.of(key12(ExternalPsk.Role.SERVER)))));
            meet12(keyed, map);
            meet12(keyed, map);
        }
        break12(map);
    }

    /** What no honest peer sends, and takes. */
    private static void break12(MachineMap map) {
        Endpoint server = Endpoint.server(Victims.serverConfig(config -> config), Answering.AT_ONCE);
        WatchedState.watch(server.engine(), "server", map);
        HostileClient12 client = HostileClient12.against(server, Victims.CRYPTO, Tamper.none());
        client.handshake();
        client.peer().sendUnhashed(RawMessage.of(client.hello()));

        HostileServer12 asking = watched(map, Tamper.none());
        asking.handshake();
        for (int i = 0; i < 5; i++) {
            asking.sendHelloRequest();
        }
        watched(map, Tamper.none().message(ServerHello.class, MachinesTest::promisingStatus))
                .sendFirstFlight();
    }

    private static HostileServer12 watched(MachineMap map, Tamper tamper) {
        Endpoint client = Endpoint.client(
                Victims.clientConfig(config -> config.policy(Victims.ONLY_12).ocspStapling(true)), Answering.AT_ONCE);
        WatchedState.watch(client.engine(), "client", map);
        return HostileServer12.against(client, Victims.CRYPTO, Victims.CREDENTIAL, tamper);
    }

    private static ServerHello promisingStatus(ServerHello hello) {
        List<Extension> extensions = new ArrayList<>(hello.extensions().list());
        extensions.add(new StatusRequest.Empty());
        return new ServerHello(
                hello.legacyVersion(),
                hello.random(),
                hello.sessionIdEcho(),
                hello.suite(),
                0,
                new Extensions(extensions));
    }

    private static Ends only12(UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server) {
        return Ends.of(builder -> client.apply(builder.policy(only12(SecurityPolicy.latest()))), server);
    }

    private static SecurityPolicy only12(SecurityPolicy policy) {
        return policy.withVersions(List.of(ProtocolVersion.TLS_1_2));
    }

    private static Ends stapling() {
        Credential credential =
                Credential.of(Ends.MINT.server(Pair.SERVER_NAME)).withOcspResponse(new byte[] {1});
        return only12(client -> client.ocspStapling(true), server -> server.credential(credential));
    }

    private static ExternalPsk key12(ExternalPsk.Role role) {
        return key(role).rawIn(ProtocolVersion.TLS_1_2);
    }

    /** Connects. */
    private static void meet12(Ends ends, MachineMap map) {
        try (Pair pair = Pair.of(ends.client(), ends.server())) {
            WatchedState.watch(pair.client().engine(), "client", map);
            WatchedState.watch(pair.server().engine(), "server", map);
            pair.run();
            assertThat(pair.client().failure()).isEmpty();
            assertThat(pair.server().failure()).isEmpty();
        }
    }

    private static Ends authenticating() {
        return Ends.of(
                client -> client.credential(Credential.of(Ends.MINT.client("client"))),
                server -> server.clientAuthentication(ClientAuthentication.REQUESTED)
                        .trust(Ends.MINT.anchors()));
    }

    private static Ends choosing() {
        Ends chosen = Ends.plain();
        return chosen.with(chosen.server().toBuilder()
                .configurations(offer -> CompletableFuture.completedFuture(chosen.server()))
                .build());
    }

    private static Ends keyed() {
        return Ends.of(
                client -> client.externalPsks(key(ExternalPsk.Role.CLIENT)),
                server -> server.externalPsks(PskLookup.of(List.of(key(ExternalPsk.Role.SERVER)))));
    }

    private static ExternalPsk key(ExternalPsk.Role role) {
        return ExternalPsk.raw(role, "key", new byte[32]);
    }

    private static SecurityPolicy onlyP384() {
        return SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP384R1));
    }

    /** Connects, and updates keys on both sides. */
    private static void meet(Ends ends, MachineMap map) {
        try (Pair pair = Pair.of(ends.client(), ends.server())) {
            WatchedState.watch(pair.client().engine(), "client", map);
            WatchedState.watch(pair.server().engine(), "server", map);
            pair.run();
            pair.client().engine().updateKeys(true, 0);
            pair.server().engine().updateKeys(true, 0);
            pair.run();
        } catch (TlsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of all classes of the library that are states. */
    private static List<String> stateClasses() throws IOException, URISyntaxException {
        Path library = Path.of(HandshakeState.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(library)) {
            return stateClasses(library);
        }
        try (FileSystem jar = FileSystems.newFileSystem(library)) {
            return stateClasses(jar.getPath("/"));
        }
    }

    private static List<String> stateClasses(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("dev/handfast/handshake"))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .map(MachinesTest::load)
                    .filter(type -> HandshakeState.class.isAssignableFrom(type) && !type.isInterface())
                    .filter(type -> type != Suspended.class)
                    .map(type -> type.getName().replaceFirst("^dev\\.handfast\\.handshake\\.", ""))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, HandshakeState.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
