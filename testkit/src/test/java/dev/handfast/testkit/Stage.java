package dev.handfast.testkit;

import dev.handfast.config.SecurityPolicy;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A point of a handshake that an honest peer can bring a victim to. */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
enum Stage {
    SERVER_WAITS_FOR_CLIENT_HELLO(() -> Victims.server(Tamper.none()).peer()),
    SERVER_WAITS_FOR_SECOND_CLIENT_HELLO(() -> {
        HostileClient client = Victims.server(
                server -> server.policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP256R1))),
                Answering.AT_ONCE,
                Tamper.none());
        client.sendHello();
        return client.peer();
    }),
    SERVER_WAITS_FOR_FINISHED(() -> {
        HostileClient client = Victims.server(Tamper.none());
        client.sendHello();
        return client.peer();
    }),
    SERVER_IS_CONNECTED(() -> {
        HostileClient client = Victims.server(Tamper.none());
        client.handshake();
        return client.peer();
    }),
    CLIENT_WAITS_FOR_SERVER_HELLO(() -> Victims.client(Tamper.none()).peer()),
    CLIENT_WAITS_FOR_ENCRYPTED_EXTENSIONS(() -> client(1)),
    CLIENT_WAITS_FOR_CERTIFICATE_OR_REQUEST(() -> client(2)),
    CLIENT_WAITS_FOR_CERTIFICATE(() -> {
        HostileServer server = Victims.client(Tamper.none());
        server.sendServerHello();
        server.sendEncryptedExtensions();
        server.sendCertificateRequest();
        return server.peer();
    }),
    CLIENT_WAITS_FOR_CERTIFICATE_VERIFY(() -> client(3)),
    CLIENT_WAITS_FOR_FINISHED(() -> client(4)),
    CLIENT_IS_CONNECTED(() -> client(5));

    private final Supplier<HostilePeer> way;

    Stage(Supplier<HostilePeer> way) {
        this.way = way;
    }

    /** Brings a new victim here. */
    HostilePeer reach() {
        HostilePeer peer = way.get();
        peer.receive();
        return peer;
    }

    /** What a victim takes that is here. */
    static Set<HandshakeType> accepted(HostilePeer peer) {
        return ((HandshakeState) Reflection.value(peer.victim().engine(), "machine.state")).accepts();
    }

    private static HostilePeer client(int messages) {
        HostileServer server = Victims.client(Tamper.none());
        List<Runnable> flight = List.of(
                server::sendServerHello,
                server::sendEncryptedExtensions,
                server::sendCertificate,
                server::sendCertificateVerify,
                server::sendFinished);
        flight.subList(0, messages).forEach(Runnable::run);
        return server.peer();
    }
}
