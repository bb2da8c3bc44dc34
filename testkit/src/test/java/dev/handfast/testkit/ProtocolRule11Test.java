package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.Credential;
import dev.handfast.config.ExternalPsk;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.Verdict;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import org.junit.jupiter.api.Test;

/** An external key is an identity of its own. */
final class ProtocolRule11Test {

    private static final ExternalPsk KEY = ExternalKeys.raw(ExternalPsk.Role.CLIENT, ExternalKeys.NAME, 1);

    @Test
    void nobodyIsAskedWhetherThePeerIsBelieved() {
        try (Pair pair = ExternalKeys.keyOnly(KEY).meet()) {
            assertThat(pair.client().info()).isPresent();
            assertThat(pair.client().events()).noneMatch(event -> event.contains("VerifyPeer"));
            assertThat(pair.server().events()).noneMatch(event -> event.contains("VerifyPeer"));
        }
    }

    @Test
    void neitherSideHasACertificate() {
        try (Pair pair = ExternalKeys.keyOnly(KEY).meet()) {
            assertThat(Ends.info(pair.client()).peerChain()).isEmpty();
            assertThat(Ends.info(pair.server()).peerChain()).isEmpty();
        }
    }

    @Test
    void nothingIsFoundWrong() {
        assertThat(ExternalKeys.keyOnly(KEY).clientInfo().verdict()).isEqualTo(Verdict.flawless());
    }

    @Test
    void bothSidesKnowItsName() {
        try (Pair pair = ExternalKeys.keyOnly(KEY).meet()) {
            assertThat(Ends.info(pair.client()).pskIdentity()).isEqualTo(ExternalKeys.NAME);
            assertThat(Ends.info(pair.server()).pskIdentity()).isEqualTo(ExternalKeys.NAME);
        }
    }

    @Test
    void noCertificateIsAskedForOnTopOfIt() {
        Ends ends = ExternalKeys.keyOnly(
                KEY,
                server -> server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors()));
        try (Pair pair = ends.meet()) {
            assertThat(pair.client().info()).isPresent();
            assertThat(pair.client().events()).noneMatch(event -> event.contains("SelectCredential"));
        }
    }

    @Test
    void aServerThatAnswersWithACertificateIsJudgedAsEver() {
        Ends ends = Ends.of(client -> client.externalPsks(KEY), server -> server);
        ServerConfig untrusted = ends.server().toBuilder()
                .credential(Credential.of(Mint.selfSigned(Pair.SERVER_NAME)))
                .build();

        try (Pair pair = ends.with(untrusted).meet()) {
            assertThat(((PeerFaultException) pair.client().failure().orElseThrow()).fault())
                    .isEqualTo(AuthenticationFault.CERTIFICATE_REJECTED_UNKNOWN_CA);
        }
    }

    @Test
    void aSessionOfItIsStillAboutTheKey() {
        Ends ends = ExternalKeys.keyOnly(KEY);
        ends.clientInfo();

        try (Pair pair = ends.meet()) {
            assertThat(Ends.info(pair.server()).resumed()).isTrue();
            assertThat(Ends.info(pair.server()).pskIdentity()).isEqualTo(ExternalKeys.NAME);
            assertThat(Ends.info(pair.server()).peerChain()).isEmpty();
        }
    }
}
