package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.Credential;
import dev.handfast.config.Decision;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.Certificate13;
import dev.handfast.message.extension.CertificateAuthorities;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyKind;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** What a server makes of a client's certificate_authorities: RFC 8446, Sections 4.2.4 and 4.4.2.2. */
final class CredentialChoiceTest {

    private static final Credential FIRST = credential("First");
    private static final Credential SECOND = credential("Second");

    @Test
    void takesTheFirstWhereTheClientDoesNotSayWhomItTrusts() throws Exception {
        assertThat(shown()).isEqualTo(encoding(FIRST));
    }

    @Test
    void takesTheOneWhoseAuthorityTheClientTrusts() throws Exception {
        assertThat(shown(name(SECOND))).isEqualTo(encoding(SECOND));
    }

    @Test
    void takesTheFirstWhereTheClientTrustsNoneOfTheAuthorities() throws Exception {
        assertThat(shown(new X500Principal("CN=Third"))).isEqualTo(encoding(FIRST));
    }

    @Test
    void tellsASelectorWhomTheClientTrusts() {
        List<Decision.SelectCredential> questions = new ArrayList<>();
        HostileClient client = Victims.server(
                server -> server.credentials(question -> {
                    questions.add(question);
                    return CompletableFuture.completedFuture(Optional.of(FIRST));
                }),
                Answering.AT_ONCE,
                Tamper.none());

        client.sendHello(Forgery.with(client.hello(), authorities(name(SECOND))));

        assertThat(questions)
                .singleElement()
                .extracting(Decision.SelectCredential::authorities)
                .isEqualTo(List.of(name(SECOND)));
    }

    /** The certificate that a server with both shows to a client that trusts these authorities. */
    private static Bytes shown(X500Principal... trusted) throws Exception {
        HostileClient client =
                Victims.server(server -> server.credential(FIRST, SECOND), Answering.AT_ONCE, Tamper.none());
        client.sendHello(trusted.length == 0 ? client.hello() : Forgery.with(client.hello(), authorities(trusted)));
        return client.peer()
                .newest(HandshakeType.CERTIFICATE)
                .decode(Certificate13.CODEC)
                .entries()
                .get(0)
                .certificate();
    }

    private static CertificateAuthorities authorities(X500Principal... names) {
        return new CertificateAuthorities(List.of(names).stream()
                .map(name -> Bytes.adopt(name.getEncoded()))
                .toList());
    }

    private static X500Principal name(Credential credential) {
        return credential.chain().get(0).getIssuerX500Principal();
    }

    private static Bytes encoding(Credential credential) throws Exception {
        return Bytes.adopt(credential.chain().get(0).getEncoded());
    }

    private static Credential credential(String name) {
        return Credential.of(
                CertificateBuilder.of(name, Mint.FROM, Mint.TO)
                        .names(Pair.SERVER_NAME)
                        .key(KeyKind.P256)
                        .selfSigned(),
                Victims.CRYPTO);
    }
}
