package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.config.SessionCache;
import dev.handfast.config.Verdict;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who is looked at again when a session is resumed. */
final class ProtocolRule17Test {

    @Test
    void theClientAsksAboutTheStoredChainAgain() {
        List<Decision.VerifyPeer> asked = new ArrayList<>();
        Ends ends = Ends.of(
                client -> client.verifier(question -> {
                    asked.add(question);
                    return CompletableFuture.completedFuture(Verdict.flawless());
                }),
                server -> server);
        ends.clientInfo();
        assertThat(ends.clientInfo().resumed()).isTrue();

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1).chain()).isEqualTo(asked.get(0).chain());
        assertThat(asked.get(1).identity()).isEqualTo(asked.get(0).identity());
    }

    @Test
    void theAnchorsOfTodayDecide() {
        SessionCache sessions = SessionCache.inMemory(1);
        Ends ends = Ends.of(client -> client.sessions(sessions), server -> server);
        ends.clientInfo();
        Ends distrustful = ends.with(ends.client().toBuilder()
                .trust(Mint.authority("Somebody Else").anchors())
                .build());

        assertRefused(distrustful, AuthenticationFault.CERTIFICATE_REJECTED_UNKNOWN_CA, AlertDescription.UNKNOWN_CA);
    }

    @Test
    void theTimeOfTodayDecides() {
        ManualClock start = new ManualClock();
        Ends ends = Ends.of(
                client -> client,
                server -> server.credential(Credential.of(Ends.MINT.sign(CertificateBuilder.of(
                                Pair.SERVER_NAME, Mint.FROM, start.instant().plus(Duration.ofHours(1)))
                        .names(Pair.SERVER_NAME)
                        .purposes(Purpose.SERVER)))));
        ends.clientInfo();
        ends.clock().advance(Duration.ofHours(2));

        assertRefused(ends, AuthenticationFault.CERTIFICATE_REJECTED_EXPIRED, AlertDescription.CERTIFICATE_EXPIRED);
    }

    @Test
    void theServerDoesNotAskAboutItsClientAgain() {
        List<Decision.VerifyPeer> asked = new ArrayList<>();
        Ends ends = Ends.of(
                client -> client.credential(Credential.of(Ends.MINT.client("client"))),
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .verifier(question -> {
                            asked.add(question);
                            return CompletableFuture.completedFuture(Verdict.flawless());
                        }));
        ends.clientInfo();
        assertThat(ends.clientInfo().resumed()).isTrue();

        assertThat(asked).hasSize(1);
    }

    private static void assertRefused(Ends ends, AuthenticationFault fault, AlertDescription alert) {
        try (Pair pair = ends.meet()) {
            assertThat(((PeerFaultException) pair.client().failure().orElseThrow()).fault())
                    .isEqualTo(fault);
            assertThat(((AlertReceivedException) pair.server().failure().orElseThrow()).code())
                    .isEqualTo(alert.code());
        }
    }
}
