package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.ClientHello;
import dev.handfast.message.ServerHello;
import dev.handfast.message.extension.KeyShare;
import dev.handfast.message.extension.SupportedGroups;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Finite-field groups in handshakes: RFC 7919; RFC 8446, Section 4.2.8.1. */
final class FiniteFieldTest {

    static final List<NamedGroup> GROUPS = List.of(NamedGroup.FFDHE2048, NamedGroup.FFDHE3072);

    @ParameterizedTest
    @FieldSource("GROUPS")
    void connects(NamedGroup group) {
        assertThat(ends(group).clientInfo().group()).contains(group);
    }

    @ParameterizedTest
    @FieldSource("GROUPS")
    void isAskedForInAHelloRetryRequest(NamedGroup group) {
        Ends ends = Ends.of(
                client -> client.policy(SecurityPolicy.latest().withGroups(List.of(NamedGroup.X25519, group))),
                server -> server.policy(SecurityPolicy.latest().withGroups(List.of(group))));

        assertThat(ends.clientInfo().retried()).isTrue();
        assertThat(ends.clientInfo().group()).contains(group);
    }

    @Test
    void isInNoPolicyThatNobodyChanged() {
        assertThat(SecurityPolicy.latest().groups()).doesNotContainAnyElementsOf(GROUPS);
    }

    static Stream<Arguments> badValues() {
        return GROUPS.stream()
                .flatMap(group -> Stream.of(
                                Forgery.zeros(size(group)),
                                Forgery.zeros(size(group) - 1).concat(Bytes.of(1)),
                                Forgery.zeros(size(group) - 1),
                                Forgery.zeros(size(group) + 1),
                                Bytes.hex("ff".repeat(size(group))))
                        .map(value -> Arguments.of(group, value)));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void refusesAServerWithABadValue(NamedGroup group, Bytes value) {
        HostileServer server = Victims.client(
                client -> client.policy(only(group)),
                Answering.AT_ONCE,
                Tamper.none()
                        .message(
                                ServerHello.class,
                                honest -> Forgery.with(
                                        honest,
                                        honest.extensions()
                                                .with(new KeyShare.Choice(new KeyShare.Entry(group, value))))));
        server.sendServerHello();

        assertThat(fault(server.peer())).isEqualTo(DecodeFault.MALFORMED_KEY_SHARE);
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void refusesAClientWithABadValue(NamedGroup group, Bytes value) {
        HostileClient client = Victims.server(server -> server.policy(only(group)), Answering.AT_ONCE, Tamper.none());
        ClientHello hello = Forgery.with(client.hello(), new SupportedGroups(List.of(group)));
        client.sendHello(Forgery.with(hello, new KeyShare.Offer(List.of(new KeyShare.Entry(group, value)))));

        assertThat(fault(client.peer())).isEqualTo(DecodeFault.MALFORMED_KEY_SHARE);
    }

    private static int size(NamedGroup group) {
        return group.equals(NamedGroup.FFDHE2048) ? 256 : 384;
    }

    private static Ends ends(NamedGroup group) {
        return Ends.of(client -> client.policy(only(group)), server -> server.policy(only(group)));
    }

    private static SecurityPolicy only(NamedGroup group) {
        return SecurityPolicy.latest().withGroups(List.of(group));
    }

    private static Fault fault(HostilePeer peer) {
        return ((PeerFaultException) peer.victim().failure().orElseThrow()).fault();
    }
}
