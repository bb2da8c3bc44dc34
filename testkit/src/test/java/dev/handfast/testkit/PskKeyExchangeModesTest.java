package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ExternalPsk;
import dev.handfast.config.PskLookup;
import dev.handfast.config.SecurityPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.engine.ConnectionInfo;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.ClientHello;
import dev.handfast.message.HelloRetryRequest;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.message.extension.PskKeyExchangeModes;
import dev.handfast.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Keys alone and keys with a key exchange, also behind a HelloRetryRequest: RFC 8446, Sections 4.1.4 and 4.2.9. */
final class PskKeyExchangeModesTest {

    private static final int ALONE = PskKeyExchangeModes.PSK_KE;
    private static final int WITH_EXCHANGE = PskKeyExchangeModes.PSK_DHE_KE;
    private static final String NAME = "sensor 7";
    private static final byte[] KEY = key();

    @Test
    void servesAClientThatWantsAKeyAlone() {
        HostileClient client = alone();
        handshake(client, client.helloWithKey(NAME, KEY, ALONE));

        ConnectionInfo info = Ends.info(client.peer().victim());
        assertThat(info.pskIdentity()).isEqualTo(NAME);
        assertThat(info.group()).isEmpty();
    }

    @Test
    void servesAClientThatOffersNoGroupAtAll() {
        HostileClient client = alone();
        ClientHello hello = client.helloWithKey(NAME, KEY, ALONE);
        handshake(client, without(hello, ExtensionType.KEY_SHARE, ExtensionType.SUPPORTED_GROUPS));

        assertThat(Ends.info(client.peer().victim()).pskIdentity()).isEqualTo(NAME);
    }

    @Test
    void givesNoTicketToAClientThatCouldNotUseIt() {
        HostileClient client = alone();
        handshake(client, client.helloWithKey(NAME, KEY, ALONE));

        assertThat(client.peer().messages()).noneMatch(message -> message.type() == HandshakeType.NEW_SESSION_TICKET);
    }

    @Test
    void prefersAKeyExchangeWhereBothAreOffered() {
        HostileClient client = alone();
        handshake(client, client.helloWithKey(NAME, KEY, ALONE, WITH_EXCHANGE));

        assertThat(Ends.info(client.peer().victim()).group()).contains(NamedGroup.X25519);
    }

    @Test
    void usesNoKeyAloneUnlessThePolicySaysSo() {
        HostileClient client =
                Victims.server(server -> server.externalPsks(lookup()), Answering.AT_ONCE, Tamper.none());
        handshake(client, client.helloWithKey(NAME, KEY, ALONE));

        assertThat(Ends.info(client.peer().victim()).pskIdentity()).isEmpty();
    }

    @Test
    void usesNoKeyOfAClientThatKnowsNeitherMode() {
        HostileClient client = alone();
        handshake(client, client.helloWithKey(NAME, KEY, 77));

        assertThat(Ends.info(client.peer().victim()).pskIdentity()).isEmpty();
    }

    @Test
    void refusesAWrongBinderOfAKeyAlone() {
        HostileClient client = alone();
        client.sendHello(client.helloWithKey(NAME, KEY, ALONE)); // not bound

        assertThat(fault(client.peer())).isEqualTo(AuthenticationFault.BAD_BINDER);
    }

    @Test
    void refusesAServerThatLeavesOutTheKeyExchange() {
        HostileServer server = Victims.client(
                client -> client.externalPsks(ExternalPsk.raw(ExternalPsk.Role.CLIENT, NAME, KEY)),
                Answering.AT_ONCE,
                Tamper.none()
                        .message(
                                ServerHello.class,
                                honest -> Forgery.with(
                                        honest,
                                        without(honest.extensions(), ExtensionType.KEY_SHARE)
                                                .with(new PreSharedKey.Choice(0)))));
        server.sendServerHello();

        assertThat(fault(server.peer())).isEqualTo(NegotiationFault.MISSING_EXTENSION);
    }

    @Test
    void usesAKeyBehindAHelloRetryRequest() {
        HostileClient client = retried();
        client.sendHello(client.bound(client.secondHello()));
        client.sendFinished();

        ConnectionInfo info = Ends.info(client.peer().victim());
        assertThat(info.pskIdentity()).isEqualTo(NAME);
        assertThat(info.retried()).isTrue();
    }

    @Test
    void refusesTheBinderOfTheFirstHelloInTheSecond() {
        HostileClient client = retried();
        client.sendHello(client.secondHello());

        assertThat(fault(client.peer())).isEqualTo(AuthenticationFault.BAD_BINDER);
    }

    @Test
    void goesOnWithACertificateWhenTheSecondHelloNamesNoKey() {
        HostileClient client = retried();
        client.sendHello(without(client.secondHello(), ExtensionType.PRE_SHARED_KEY));
        client.sendFinished();

        ConnectionInfo info = Ends.info(client.peer().victim());
        assertThat(info.pskIdentity()).isEmpty();
        assertThat(info.ownScheme()).isPresent();
    }

    @Test
    void findsTheKeyAtItsNewPlaceInTheSecondHello() {
        HostileClient client = retriedWithStranger();
        client.sendHello(client.bound(only(client.secondHello(), 1)));
        client.sendFinished();

        assertThat(Ends.info(client.peer().victim()).pskIdentity()).isEqualTo(NAME);
    }

    @Test
    void refusesASecondHelloWithFewerBindersThanNames() {
        HostileClient client = retried();
        ClientHello second = client.secondHello();
        PreSharedKey.Offer offer = offer(second);
        client.sendHello(second.with(second.extensions()
                .with(new PreSharedKey.Offer(
                        List.of(offer.identities().get(0), offer.identities().get(0)), offer.binders()))));

        assertThat(fault(client.peer())).isEqualTo(NegotiationFault.BINDER_COUNT);
    }

    @Test
    void tellsAClientNothingWhenTheOnlyKeyIsGoneFromTheSecondHello() {
        HostileClient client = HostileClient.against(
                Endpoint.server(
                        ServerConfig.builder()
                                .crypto(Victims.CRYPTO)
                                .time(new ManualClock())
                                .policy(onlyP256())
                                .externalPsks(lookup())
                                .build(),
                        Answering.AT_ONCE),
                Victims.CRYPTO,
                Tamper.none());
        client.sendHello(client.bound(client.helloWithKey(NAME, KEY, WITH_EXCHANGE)));
        client.peer().receive();
        client.sendHello(without(client.secondHello(), ExtensionType.PRE_SHARED_KEY));

        assertThat(fault(client.peer())).isEqualTo(AuthenticationFault.UNKNOWN_PSK);
    }

    private static HostileClient alone() {
        return serving(server -> server.policy(SecurityPolicy.latest().withPskWithoutKeyExchange(true)));
    }

    private static HostileClient serving(UnaryOperator<ServerConfig.Builder> change) {
        return Victims.server(server -> change.apply(server.externalPsks(lookup())), Answering.AT_ONCE, Tamper.none());
    }

    private static HostileClient retried() {
        HostileClient client = serving(server -> server.policy(onlyP256()));
        client.sendHello(client.bound(client.helloWithKey(NAME, KEY, WITH_EXCHANGE)));
        assertRetried(client);
        return client;
    }

    /** The first hello names a key that nobody knows before the one that is known; both binders are right. */
    private static HostileClient retriedWithStranger() {
        HostileClient client = serving(server -> server.policy(onlyP256()));
        ClientHello hello = client.helloWithKey(NAME, KEY, WITH_EXCHANGE);
        PreSharedKey.Identity own = offer(hello).identities().get(0);
        Bytes placeholder = offer(hello).binders().get(0);
        ClientHello both = hello.with(hello.extensions()
                .with(new PreSharedKey.Offer(
                        List.of(new PreSharedKey.Identity(Bytes.of(1, 2, 3), 0), own),
                        List.of(placeholder, placeholder))));
        Bytes binder = offer(client.bound(both)).binders().get(0);
        client.sendHello(both.withBinders(List.of(binder, binder)));
        assertRetried(client);
        return client;
    }

    private static void assertRetried(HostileClient client) {
        client.peer().receive();
        assertThat(HelloRetryRequest.isRetry(client.peer().newest(HandshakeType.SERVER_HELLO)))
                .isTrue();
    }

    private static void handshake(HostileClient client, ClientHello hello) {
        client.sendHello(client.bound(hello));
        client.sendFinished();
    }

    private static ClientHello only(ClientHello hello, int index) {
        PreSharedKey.Offer offer = offer(hello);
        return hello.with(hello.extensions()
                .with(new PreSharedKey.Offer(
                        List.of(offer.identities().get(index)),
                        List.of(offer.binders().get(index)))));
    }

    private static PreSharedKey.Offer offer(ClientHello hello) {
        return hello.extensions().find(PreSharedKey.Offer.class).orElseThrow();
    }

    private static ClientHello without(ClientHello hello, ExtensionType... types) {
        return hello.with(without(hello.extensions(), types));
    }

    private static Extensions without(Extensions extensions, ExtensionType... types) {
        return new Extensions(extensions.list().stream()
                .filter(extension -> !List.of(types).contains(extension.type()))
                .toList());
    }

    private static SecurityPolicy onlyP256() {
        return SecurityPolicy.latest().withGroups(List.of(NamedGroup.SECP256R1));
    }

    private static PskLookup lookup() {
        return PskLookup.of(List.of(ExternalPsk.raw(ExternalPsk.Role.SERVER, NAME, KEY)));
    }

    private static byte[] key() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 1);
        return key;
    }

    private static Fault fault(HostilePeer peer) {
        return ((PeerFaultException) peer.victim().failure().orElseThrow()).fault();
    }
}
