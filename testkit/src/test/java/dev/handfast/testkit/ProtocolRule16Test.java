package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.SessionCache;
import dev.handfast.iana.ExtensionType;
import dev.handfast.message.ClientHello;
import dev.handfast.message.NewSessionTicket13;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.wire.Bytes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The age of tickets. */
final class ProtocolRule16Test {

    private static final long AGE_ADD = 0xffff_fff0L;

    private final ManualClock clock = new ManualClock();

    @Test
    void theClientSaysHowOldItsTicketIs() {
        ClientConfig config = client();
        receiveTicket(config, 7200);
        clock.advance(Duration.ofMillis(1234));

        assertThat(hello(config)
                        .extensions()
                        .find(PreSharedKey.Offer.class)
                        .orElseThrow()
                        .identities()
                        .get(0)
                        .obfuscatedAge())
                .isEqualTo((AGE_ADD + 1234) & 0xffff_ffffL);
    }

    @Test
    void theClientOffersATicketWhileItLives() {
        ClientConfig config = client();
        receiveTicket(config, 7200);
        clock.advance(Duration.ofSeconds(7199));

        assertThat(offersKey(config)).isTrue();
    }

    @Test
    void theClientOffersNoTicketBeyondItsLife() {
        ClientConfig config = client();
        receiveTicket(config, 7200);
        clock.advance(Duration.ofHours(2));

        assertThat(offersKey(config)).isFalse();
    }

    @Test
    void theClientOffersNoTicketAfterSevenDaysWhateverTheServerSays() {
        ClientConfig config = client();
        receiveTicket(config, Duration.ofDays(30).toSeconds());
        clock.advance(Duration.ofDays(7));

        assertThat(offersKey(config)).isFalse();
    }

    @Test
    void theClientKeepsNoTicketThatIsToBeForgottenAtOnce() {
        ClientConfig config = client();
        receiveTicket(config, 0);

        assertThat(offersKey(config)).isFalse();
    }

    @Test
    void theServerResumesNothingBeyondTheLifeOfATicket() {
        ManualClock ofServer = new ManualClock();
        Ends ends = Ends.of(client -> client, server -> server.time(ofServer).ticketLifetime(Duration.ofMinutes(5)));
        ends.clientInfo();
        ofServer.advance(Duration.ofMinutes(5)); // for the client, no time has passed

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void theServerResumesThoughTheClientsClockRunsFast() {
        ManualClock ofServer = new ManualClock();
        Ends ends = Ends.of(client -> client, server -> server.time(ofServer));
        ends.clientInfo();
        ends.clock().advance(Duration.ofHours(3)); // an age that the server cannot believe

        assertThat(ends.clientInfo().resumed()).isTrue();
    }

    private ClientConfig client() {
        return Victims.clientConfig(config -> config.time(clock).sessions(SessionCache.inMemory(1)));
    }

    private static void receiveTicket(ClientConfig config, long lifetimeSeconds) {
        HostileServer server = server(config);
        server.handshake();
        server.peer().receive();
        server.peer()
                .sendUnhashed(RawMessage.of(new NewSessionTicket13(
                        lifetimeSeconds, AGE_ADD, Bytes.of(0), Bytes.of(1, 2, 3), Extensions.EMPTY)));
        assertThat(server.peer().victim().failure()).isEmpty();
    }

    private static boolean offersKey(ClientConfig config) {
        return hello(config).extensions().contains(ExtensionType.PRE_SHARED_KEY);
    }

    private static ClientHello hello(ClientConfig config) {
        return server(config).hello();
    }

    private static HostileServer server(ClientConfig config) {
        return HostileServer.against(
                Endpoint.client(config, Answering.AT_ONCE), Victims.CRYPTO, Victims.CREDENTIAL, Tamper.none());
    }
}
