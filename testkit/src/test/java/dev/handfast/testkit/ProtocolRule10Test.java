package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.AlpnPolicy;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.message.extension.Alpn;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Application protocols: RFC 7301. */
final class ProtocolRule10Test {

    @Test
    void endsWithItsAlertWhenNothingIsShared() {
        try (Pair pair = ends(server -> server.applicationProtocols("http/1.1")).meet()) {
            assertThat(pair.client().failure())
                    .get()
                    .isInstanceOfSatisfying(
                            AlertReceivedException.class,
                            alert -> assertThat(alert.code())
                                    .isEqualTo(AlertDescription.NO_APPLICATION_PROTOCOL.code()));
        }
    }

    @Test
    void goesOnWithoutOneWhereThePolicySaysSo() {
        Ends ends = ends(server -> server.applicationProtocols("http/1.1").alpnPolicy(AlpnPolicy.CONTINUE));

        assertThat(ends.clientInfo().applicationProtocol()).isEmpty();
    }

    @Test
    void aServerWithoutAListSaysNothing() {
        assertThat(ends(server -> server).clientInfo().applicationProtocol()).isEmpty();
    }

    @Test
    void aClientWithoutAListIsServed() {
        Ends ends = Ends.of(client -> client, server -> server.applicationProtocols("h2"));

        assertThat(ends.clientInfo().applicationProtocol()).isEmpty();
    }

    @Test
    void theServersOrderDecides() {
        assertThat(ends(server -> server.applicationProtocols("h3", "other", "h2"))
                        .clientInfo()
                        .applicationProtocol())
                .isEqualTo("other");
    }

    @Test
    void refusesAnAnswerThatIsNoneOfTheClientsNames() {
        HostileServer server =
                Victims.client(client -> client.applicationProtocols("h2"), Answering.AT_ONCE, Tamper.none());
        server.sendServerHello();
        server.sendEncryptedExtensions(Alpn.of("h2c"));

        assertThat(((PeerFaultException) server.peer().victim().failure().orElseThrow()).fault())
                .isEqualTo(NegotiationFault.UNOFFERED_APPLICATION_PROTOCOL);
    }

    @Test
    void isNegotiatedAnewOnResumption() {
        Ends first = ends(server -> server.applicationProtocols("h2"));
        first.clientInfo();
        Ends second = first.with(first.server().toBuilder()
                .resumptionScope(first.server().resumptionScope())
                .applicationProtocols("other")
                .build());

        assertThat(second.clientInfo())
                .satisfies(info -> assertThat(info.resumed()).isTrue())
                .satisfies(info -> assertThat(info.applicationProtocol()).isEqualTo("other"));
    }

    @Test
    void endsResumptionTooWhenNothingIsShared() {
        Ends first = ends(server -> server.applicationProtocols("h2"));
        first.clientInfo();
        Ends second = first.with(first.server().toBuilder()
                .resumptionScope(first.server().resumptionScope())
                .applicationProtocols("h3")
                .build());

        try (Pair pair = second.meet()) {
            assertThat(((PeerFaultException) pair.server().failure().orElseThrow()).fault())
                    .isEqualTo(NegotiationFault.NO_COMMON_APPLICATION_PROTOCOL);
        }
    }

    private static Ends ends(UnaryOperator<ServerConfig.Builder> server) {
        return Ends.of(client -> client.applicationProtocols("h2", "other"), server);
    }
}
