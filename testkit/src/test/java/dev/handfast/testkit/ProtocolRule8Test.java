package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.Credential;
import dev.handfast.message.CertificateVerify;
import dev.handfast.message.Finished;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order a client is asked: only about a server that has proved what it says, and before it says who it is. */
final class ProtocolRule8Test {

    @Test
    void asksWhetherTheServerIsBelievedBehindItsFinished() {
        HostileServer server = Victims.client(Tamper.none());
        server.handshake();

        assertThat(happened(server))
                .containsSubsequence(
                        "MessageReceived[certificate_verify]",
                        "MessageReceived[finished]",
                        "Question[VerifyPeer]",
                        "MessageSent[finished]");
    }

    @Test
    void asksWhoTheClientIsBehindThat() {
        HostileServer server = Victims.client(
                client -> client.credential(Credential.of(Victims.MINT.client("Testkit Client"), Victims.CRYPTO)),
                Answering.AT_ONCE,
                Tamper.none());
        requestAndFinish(server);

        assertThat(happened(server))
                .containsSubsequence(
                        "MessageReceived[finished]",
                        "Question[VerifyPeer]",
                        "Question[SelectCredential]",
                        "MessageSent[certificate]",
                        "Question[Sign]",
                        "MessageSent[certificate_verify]",
                        "MessageSent[finished]");
        assertThat(server.peer().victim().engine().isConnected()).isTrue();
    }

    @Test
    void sendsNoCertificateWhereItHasNone() {
        HostileServer server = Victims.client(Tamper.none());
        requestAndFinish(server);

        assertThat(happened(server))
                .containsSubsequence("Question[SelectCredential]", "MessageSent[certificate]", "MessageSent[finished]")
                .doesNotContain("Question[Sign]");
        assertThat(server.peer().victim().engine().isConnected()).isTrue();
    }

    @Test
    void asksNothingWhenTheSignatureIsWrong() {
        HostileServer server = Victims.client(Tamper.none()
                .message(
                        CertificateVerify.class,
                        proof -> new CertificateVerify(proof.scheme(), Forgery.flipped(proof.signature()))));
        server.handshake();

        assertThat(happened(server)).noneMatch(event -> event.startsWith("Question"));
    }

    @Test
    void asksNothingWhenTheFinishedIsWrong() {
        HostileServer server = Victims.client(Tamper.none().body(Finished.class, Forgery::flipped));
        server.handshake();

        assertThat(happened(server)).noneMatch(event -> event.startsWith("Question"));
    }

    @Test
    void keepsWhatTheServerSaysWhileTheClientThinks() {
        HostileServer server = Victims.client(client -> client, Answering.LATER, Tamper.none());
        server.handshake();
        server.peer().data(Bytes.of(1, 2, 3));
        assertThat(server.peer().victim().received()).isEqualTo(Bytes.EMPTY);

        server.peer().victim().answerNext();
        assertThat(server.peer().victim().received()).isEqualTo(Bytes.of(1, 2, 3));
    }

    private static void requestAndFinish(HostileServer server) {
        server.sendServerHello();
        server.sendEncryptedExtensions();
        server.sendCertificateRequest();
        server.sendCertificate();
        server.sendCertificateVerify();
        server.sendFinished();
    }

    private static List<String> happened(HostileServer server) {
        return server.peer().victim().events();
    }
}
