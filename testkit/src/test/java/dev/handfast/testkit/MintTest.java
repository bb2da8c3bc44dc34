package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.PathVerifier;
import dev.handfast.trust.PeerIdentity;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mint makes is what it says. */
final class MintTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Mint MINT = Mint.authority("Test CA");

    @Test
    void makesServers() {
        assertThat(flags(MINT.server("localhost"))).isEmpty();
    }

    @Test
    void makesServersBelowAnIntermediateAuthority() {
        assertThat(flags(MINT.intermediate("Between").server("localhost"))).isEmpty();
    }

    @Test
    void makesClients() {
        TlsCertificate client = MINT.client("alice");

        assertThat(PathVerifier.verify(client.chain(), Purpose.CLIENT, MINT.anchors(), NOW)
                        .flags())
                .isEmpty();
    }

    @Test
    void makesExpiredCertificates() {
        assertThat(flags(MINT.expired("localhost"))).containsExactly(CertificateFlag.EXPIRED);
    }

    @Test
    void makesCertificatesOfTheFuture() {
        assertThat(flags(MINT.notYetValid("localhost"))).containsExactly(CertificateFlag.NOT_ACTIVATED);
    }

    @Test
    void makesCertificatesForAnotherName() {
        assertThat(flags(MINT.wrongName())).containsExactly(CertificateFlag.BAD_IDENTITY);
    }

    @Test
    void makesSelfSignedCertificates() {
        assertThat(flags(Mint.selfSigned("localhost"))).containsExactly(CertificateFlag.UNKNOWN_CA);
    }

    private static Set<CertificateFlag> flags(TlsCertificate certificate) {
        return PathVerifier.verify(
                        certificate.chain(), Purpose.SERVER, PeerIdentity.of("localhost"), MINT.anchors(), NOW)
                .flags();
    }

    /** Other people's programs agree. */
    @Nested
    final class WithOpenSsl {

        private final RequiredTool openssl = RequiredTool.named("openssl");

        @TempDir
        private Path folder;

        @ParameterizedTest
        @MethodSource("dev.handfast.testkit.MintTest#kinds")
        void makesServersThatItAccepts(KeyKind kind) throws IOException, InterruptedException {
            Mint mint = Mint.authority("Test CA", kind);
            TlsCertificate server = mint.intermediate("Between", kind).server(kind, "localhost", "127.0.0.1");
            Path chain = Mint.write(server, folder).chain();

            assertThat(openssl.run(
                            folder,
                            "verify",
                            "-x509_strict",
                            "-purpose",
                            "sslserver",
                            "-verify_hostname",
                            "localhost",
                            "-CAfile",
                            Mint.write(mint.certificate(), folder).chain().toString(),
                            "-untrusted",
                            chain.toString(),
                            chain.toString()))
                    .endsWith(": OK\n");
        }

        @Test
        void makesClientsThatItAccepts() throws IOException, InterruptedException {
            Path root = Mint.write(MINT.certificate(), folder).chain();
            Path client = Mint.write(MINT.client("alice"), folder).chain();

            assertThat(openssl.run(
                            folder,
                            "verify",
                            "-x509_strict",
                            "-purpose",
                            "sslclient",
                            "-CAfile",
                            root.toString(),
                            client.toString()))
                    .endsWith(": OK\n");
        }

        @ParameterizedTest
        @MethodSource("dev.handfast.testkit.MintTest#kinds")
        void writesKeysThatItReads(KeyKind kind) throws IOException, InterruptedException {
            Path key = Mint.write(MINT.server(kind, "localhost"), folder).key();

            assertThat(openssl.run(folder, "pkey", "-in", key.toString(), "-check", "-noout"))
                    .contains("valid");
        }
    }

    private static List<KeyKind> kinds() {
        return List.of(
                KeyKind.P256,
                KeyKind.P384,
                KeyKind.P521,
                KeyKind.ED25519,
                KeyKind.ED448,
                KeyKind.rsa(2048),
                KeyKind.rsaPss(2048));
    }
}
