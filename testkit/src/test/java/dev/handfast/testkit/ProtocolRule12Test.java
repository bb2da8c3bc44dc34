package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.config.ExternalPsk;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.HashAlgorithm;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What an external key is, and who may name it: RFC 9257; RFC 9258. */
final class ProtocolRule12Test {

    @Test
    void hasAtLeast128Bits() {
        assertThatThrownBy(() -> ExternalPsk.raw(ExternalPsk.Role.CLIENT, "short", new byte[15]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ExternalPsk.raw(ExternalPsk.Role.CLIENT, "long enough", new byte[16])
                        .key())
                .hasSize(16);
    }

    @Test
    void hasAnIdentity() {
        assertThatThrownBy(() -> ExternalPsk.raw(ExternalPsk.Role.CLIENT, "", new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void belongsToSha256UnlessItIsSaid() {
        assertThat(client(1).hash()).isEqualTo(HashAlgorithm.SHA256);
    }

    @Test
    void aKeyThatWeNameToServersIsNotTakenFromAClient() {
        ExternalPsk own = client(1);
        Ends ends = Ends.of(client -> client.externalPsks(own), server -> server);
        ServerConfig both = ServerConfig.builder()
                .crypto(ends.server().crypto())
                .time(ends.clock())
                .externalPsks(identity -> CompletableFuture.completedFuture(Optional.of(own)))
                .build();

        assertThat(alert(ends.with(both))).isEqualTo(AlertDescription.DECRYPT_ERROR.code());
    }

    @Test
    void anUnknownNameAndAWrongKeyGetTheSameAlert() {
        ExternalPsk stranger = ExternalKeys.raw(ExternalPsk.Role.CLIENT, "stranger", 1);

        assertThat(alert(ExternalKeys.keyOnly(stranger))).isEqualTo(AlertDescription.DECRYPT_ERROR.code());
        assertThat(alert(ExternalKeys.keyOnly(client(2)))).isEqualTo(AlertDescription.DECRYPT_ERROR.code());
    }

    @Test
    void anUnknownNameFallsBackToACertificateWhereThereIsOne() {
        Ends ends = Ends.of(
                client -> client.externalPsks(ExternalKeys.raw(ExternalPsk.Role.CLIENT, "stranger", 1)),
                server -> server.externalPsks(ExternalKeys.lookup()));

        assertThat(ends.clientInfo().peerChain()).isNotEmpty();
    }

    @Test
    void aWrongKeyDoesNotFallBack() {
        Ends ends =
                Ends.of(client -> client.externalPsks(client(2)), server -> server.externalPsks(ExternalKeys.lookup()));

        assertThat(alert(ends)).isEqualTo(AlertDescription.DECRYPT_ERROR.code());
    }

    private static ExternalPsk client(int fill) {
        return ExternalKeys.raw(ExternalPsk.Role.CLIENT, ExternalKeys.NAME, fill);
    }

    private static int alert(Ends ends) {
        try (Pair pair = ends.meet()) {
            return ((AlertReceivedException) pair.client().failure().orElseThrow()).code();
        }
    }
}
