package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.config.ClientAuthentication;
import dev.handfast.config.ClientConfig;
import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.config.Revocation;
import dev.handfast.config.ServerConfig;
import dev.handfast.config.Verdict;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.message.Certificate13;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.StatusRequest;
import dev.handfast.testkit.OcspResponder.Status;
import dev.handfast.trust.OcspResponse;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** status_request in TLS 1.3: RFC 8446, Section 4.4.2.1; RFC 6066, Section 8. */
final class OcspStaplingTest {

    private static final TlsCertificate SERVER = Ends.MINT.server(Pair.SERVER_NAME);
    private static final TlsCertificate CLIENT = Ends.MINT.client("client");
    private static final byte[] GOOD = response(Status.GOOD, SERVER);
    private static final byte[] REVOKED = response(Status.REVOKED, SERVER);

    @Test
    void bringsTheClientWhatTheServerStaples() {
        assertThat(ends(client -> client.ocspStapling(true), GOOD).clientInfo().ocspResponses())
                .isEqualTo(Map.of(SERVER.x509(), OcspResponse.of(GOOD)));
    }

    @Test
    void staplesNothingForAClientThatDoesNotAsk() {
        assertThat(ends(client -> client, GOOD).clientInfo().ocspResponses()).isEmpty();
    }

    @Test
    void asksAVerifierAboutWhatIsStapled() {
        List<Decision.VerifyPeer> asked = new ArrayList<>();
        ends(
                        client -> client.ocspStapling(true).verifier(question -> {
                            asked.add(question);
                            return CompletableFuture.completedFuture(Verdict.flawless());
                        }),
                        GOOD)
                .clientInfo();

        assertThat(asked)
                .singleElement()
                .extracting(Decision.VerifyPeer::ocspResponses)
                .isEqualTo(Map.of(SERVER.x509(), OcspResponse.of(GOOD)));
    }

    @Test
    void staplesToEachCertificateItsOwn() {
        Mint between = Ends.MINT.intermediate("Between");
        TlsCertificate server = between.server(Pair.SERVER_NAME);
        byte[] ofAuthority = response(Status.GOOD, between.certificate());
        Credential credential = Credential.of(server)
                .withOcspResponse(GOOD)
                .withOcspResponse(between.certificate().x509(), ofAuthority);

        assertThat(Ends.of(client -> client.ocspStapling(true), some -> some.credential(credential))
                        .clientInfo()
                        .ocspResponses())
                .isEqualTo(Map.of(
                        server.x509(), OcspResponse.of(GOOD),
                        between.certificate().x509(), OcspResponse.of(ofAuthority)));
    }

    @Test
    void connectsWhereAGoodResponseIsRequired() {
        assertThat(required(GOOD).clientInfo().verdict().accepted()).isTrue();
    }

    @Test
    void failsClosedWhereNothingIsStapled() {
        assertThat(faultOfClient(required())).isEqualTo(AuthenticationFault.CERTIFICATE_STATUS);
    }

    @Test
    void tellsTheServerThatItsResponseIsNotAcceptable() {
        try (Pair pair = required(new byte[] {1}).meet()) {
            assertThat(pair.server().failure())
                    .get()
                    .isInstanceOfSatisfying(
                            AlertReceivedException.class,
                            alert -> assertThat(alert.code())
                                    .isEqualTo(AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE.code()));
        }
    }

    @Test
    void refusesAServerWhoseCertificateWasWithdrawn() {
        assertThat(faultOfClient(ends(client -> client.revocation(Revocation.IF_STAPLED), REVOKED)))
                .isEqualTo(AuthenticationFault.CERTIFICATE_REJECTED_REVOKED);
    }

    @Test
    void failsOpenWhereNothingIsStapled() {
        assertThat(ends(client -> client.revocation(Revocation.IF_STAPLED))
                        .clientInfo()
                        .verdict()
                        .accepted())
                .isTrue();
    }

    @Test
    void doesNotFailOpenWhereSomethingUnacceptableIsStapled() {
        assertThat(faultOfClient(ends(client -> client.revocation(Revocation.IF_STAPLED), new byte[] {1})))
                .isEqualTo(AuthenticationFault.CERTIFICATE_STATUS);
    }

    @Test
    void looksAtNoResponseUnlessToldTo() {
        assertThat(ends(client -> client.ocspStapling(true), REVOKED)
                        .clientInfo()
                        .verdict()
                        .accepted())
                .isTrue();
    }

    @Test
    void resumesNothingWhereEachHandshakeMustShowAResponse() {
        Ends ends = required(GOOD);
        ends.clientInfo();

        assertThat(ends.clientInfo().resumed()).isFalse();
    }

    @Test
    void resumesWhereAResponseIsOnlyLookedAt() {
        Ends ends = ends(client -> client.revocation(Revocation.IF_STAPLED), GOOD);
        ends.clientInfo();

        assertThat(ends.clientInfo().resumed()).isTrue();
    }

    @Test
    void bringsTheServerWhatTheClientStaples() {
        byte[] good = response(Status.GOOD, CLIENT);

        try (Pair pair =
                asking(server -> server.revocation(Revocation.REQUIRED), good).meet()) {
            assertThat(Ends.info(pair.server()).ocspResponses())
                    .isEqualTo(Map.of(CLIENT.x509(), OcspResponse.of(good)));
        }
    }

    @Test
    void staplesNothingForAServerThatDoesNotAsk() {
        try (Pair pair = asking(server -> server, response(Status.GOOD, CLIENT)).meet()) {
            assertThat(Ends.info(pair.server()).ocspResponses()).isEmpty();
        }
    }

    @Test
    void refusesAClientWhoseCertificateWasWithdrawn() {
        try (Pair pair = asking(server -> server.revocation(Revocation.IF_STAPLED), response(Status.REVOKED, CLIENT))
                .meet()) {
            assertThat(fault(pair.server())).isEqualTo(AuthenticationFault.CERTIFICATE_REJECTED_REVOKED);
        }
    }

    @Test
    void refusesAClientWithoutARequiredResponse() {
        try (Pair pair =
                asking(server -> server.revocation(Revocation.REQUIRED)).meet()) {
            assertThat(fault(pair.server())).isEqualTo(AuthenticationFault.CERTIFICATE_STATUS);
        }
    }

    @Test
    void refusesAResponseThatTheClientHasNotAskedFor() {
        HostileServer server = Victims.client(Tamper.none().message(Certificate13.class, OcspStaplingTest::stapled));
        server.handshake();

        assertThat(fault(server.peer().victim())).isEqualTo(DecodeFault.UNSOLICITED_EXTENSION);
    }

    @Test
    void lendsNoStapleToAVerifierThatWouldNotLookAtIt() {
        ClientConfig.Builder builder = ClientConfig.builder()
                .verifier(question -> CompletableFuture.completedFuture(Verdict.flawless()))
                .revocation(Revocation.REQUIRED);

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staplesNothingThatIsAboutSomebodyElse() {
        Credential credential = Credential.of(SERVER);

        assertThatThrownBy(() -> credential.withOcspResponse(CLIENT.x509(), GOOD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Certificate13 stapled(Certificate13 honest) {
        Certificate13.Entry own = honest.entries().get(0);
        return new Certificate13(
                honest.context(),
                List.of(new Certificate13.Entry(
                        own.certificate(), Extensions.of(new StatusRequest.Response(Bytes.copyOf(GOOD))))));
    }

    private static Ends required(byte[]... responses) {
        return ends(client -> client.revocation(Revocation.REQUIRED), responses);
    }

    private static Ends ends(UnaryOperator<ClientConfig.Builder> client, byte[]... responses) {
        return Ends.of(client, server -> server.credential(credential(SERVER, responses)));
    }

    private static Ends asking(UnaryOperator<ServerConfig.Builder> change, byte[]... responses) {
        return Ends.of(
                client -> client.credential(credential(CLIENT, responses)),
                server -> change.apply(server.clientAuthentication(ClientAuthentication.REQUIRED)
                        .trust(Ends.MINT.anchors())));
    }

    private static Credential credential(TlsCertificate certificate, byte[]... responses) {
        Credential credential = Credential.of(certificate);
        return responses.length == 0 ? credential : credential.withOcspResponse(responses[0]);
    }

    private static byte[] response(Status status, TlsCertificate about) {
        return OcspResponder.of(Ends.MINT).response(status, about, new ManualClock().instant());
    }

    private static Fault faultOfClient(Ends ends) {
        try (Pair pair = ends.meet()) {
            return fault(pair.client());
        }
    }

    private static Fault fault(Endpoint endpoint) {
        return ((PeerFaultException) endpoint.failure().orElseThrow()).fault();
    }
}
