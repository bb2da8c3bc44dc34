package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.NamedGroup;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        return map;
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
