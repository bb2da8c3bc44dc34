package dev.handfast.testkit;

import dev.handfast.config.SecurityPolicy;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.function.BiFunction;

/** A message after which the sender's next byte stands under other keys, or in another transcript. */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
enum KeyChange {
    CLIENT_HELLO((behind, answering) -> {
        HostileClient client = Victims.server(server -> server, answering, Tamper.none());
        client.peer().behindNext(behind);
        client.sendHello();
        return client.peer();
    }),
    CLIENT_HELLO_THAT_IS_RETRIED((behind, answering) -> {
        HostileClient client = retrying(answering);
        client.peer().behindNext(behind);
        client.sendHello();
        return client.peer();
    }),
    SECOND_CLIENT_HELLO((behind, answering) -> {
        HostileClient client = retrying(answering);
        client.sendHello();
        client.peer().behindNext(behind);
        client.sendHello(client.secondHello());
        return client.peer();
    }),
    CLIENT_FINISHED((behind, answering) -> {
        HostileClient client = Victims.server(server -> server, answering, Tamper.none());
        client.sendHello();
        answerAll(client.peer());
        client.peer().behindNext(behind);
        client.sendFinished();
        return client.peer();
    }),
    CLIENT_KEY_UPDATE((behind, answering) -> {
        HostileClient client = Victims.server(server -> server, answering, Tamper.none());
        client.sendHello();
        answerAll(client.peer());
        client.sendFinished();
        client.peer().behindNext(behind);
        client.updateKeys(false);
        return client.peer();
    }),
    HELLO_RETRY_REQUEST((behind, answering) -> {
        HostileServer server = Victims.client(client -> client, answering, Tamper.none());
        server.peer().behindNext(behind);
        server.sendRetry(new KeyShare.Retry(NamedGroup.SECP256R1));
        return server.peer();
    }),
    SERVER_HELLO((behind, answering) -> {
        HostileServer server = Victims.client(client -> client, answering, Tamper.none());
        server.peer().behindNext(behind);
        server.sendServerHello();
        return server.peer();
    }),
    SERVER_FINISHED((behind, answering) -> {
        HostileServer server = Victims.client(client -> client, answering, Tamper.none());
        server.sendServerHello();
        server.sendEncryptedExtensions();
        server.sendCertificate();
        server.sendCertificateVerify();
        server.peer().behindNext(behind);
        server.sendFinished();
        return server.peer();
    }),
    SERVER_KEY_UPDATE((behind, answering) -> {
        HostileServer server = Victims.client(client -> client, answering, Tamper.none());
        server.handshake();
        answerAll(server.peer());
        server.peer().behindNext(behind);
        server.updateKeys(false);
        return server.peer();
    }),
    SERVER_HELLO_DONE_12((behind, answering) -> {
        HostileServer12 server = Victims.client12(client -> client, answering, Tamper.none());
        server.sendServerHello();
        server.sendCertificate();
        server.sendKeyExchange();
        server.peer().behindNext(behind);
        server.sendServerHelloDone();
        return server.peer();
    }),
    SERVER_FINISHED_12((behind, answering) -> {
        HostileServer12 server = Victims.client12(client -> client, answering, Tamper.none());
        server.sendFirstFlight();
        answerAll(server.peer());
        server.changeKeys();
        server.peer().behindNext(behind);
        server.sendFinishedUnderNewKeys();
        return server.peer();
    }),
    CLIENT_FINISHED_12((behind, answering) -> {
        HostileClient12 client = Victims.server12(server -> server, answering, Tamper.none());
        client.sendHello();
        answerAll(client.peer());
        client.sendKeyExchange();
        client.changeKeys();
        client.peer().behindNext(behind);
        client.sendFinishedUnderNewKeys();
        return client.peer();
    });

    private final BiFunction<Bytes, Answering, HostilePeer> deed;

    KeyChange(BiFunction<Bytes, Answering, HostilePeer> deed) {
        this.deed = deed;
    }

    /** Sends the message with these bytes behind it, in the same record. */
    HostilePeer with(Bytes behind, Answering answering) {
        HostilePeer peer = deed.apply(behind, answering);
        answerAll(peer);
        return peer;
    }

    private static HostileClient retrying(Answering answering) {
        return Victims.server(
                server -> server.policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP256R1))),
                answering,
                Tamper.none());
    }

    private static void answerAll(HostilePeer peer) {
        boolean answered;
        do {
            answered = peer.victim().answerNext();
        } while (answered);
    }
}
