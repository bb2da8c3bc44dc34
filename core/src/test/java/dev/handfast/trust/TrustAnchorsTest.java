package dev.handfast.trust;

import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.authority;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where trusted certificates come from. */
final class TrustAnchorsTest {

    private static final TlsCertificate OTHER = authority("Other").selfSigned();

    @Test
    void keepsOneOfEach() {
        assertThat(TrustAnchors.of(ROOT.x509(), OTHER.x509(), ROOT.x509()).certificates())
                .containsExactly(ROOT.x509(), OTHER.x509());
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> TrustAnchors.of(ROOT.x509()).certificates().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("roots.pem"), "# ours\n" + ROOT.toPem() + OTHER.toPem());

        assertThat(TrustAnchors.fromPem(file).certificates()).containsExactly(ROOT.x509(), OTHER.x509());
    }

    @Test
    void refusesAFileWithoutCertificates(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("roots.pem"), "nothing");

        assertThatThrownBy(() -> TrustAnchors.fromPem(file))
                .isInstanceOf(CredentialException.class)
                .hasMessage(file + " holds no CERTIFICATE block");
    }

    @Test
    void refusesAFileWithABrokenCertificate(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("roots.pem"), ROOT.toPem() + Keys.pem("CERTIFICATE", new byte[] {1, 2, 3}));

        assertThatThrownBy(() -> TrustAnchors.fromPem(file))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("block 2 (CERTIFICATE, line ");
    }

    @Test
    void findsTheAuthoritiesOfTheSystem() throws IOException {
        assertThat(TrustAnchors.system().certificates()).hasSizeGreaterThan(10);
    }

    @Test
    void findsTheAuthoritiesOfTheRuntime() throws IOException {
        assertThat(TrustAnchors.ofRuntime()).hasSizeGreaterThan(10);
    }

    @Test
    void containsWhatItWasMadeOf() {
        assertThat(TrustAnchors.of(ROOT.x509()).contains(ROOT.x509())).isTrue();
    }

    @Test
    void containsNothingWhenThereIsNone() {
        assertThat(TrustAnchors.none().contains(ROOT.x509())).isFalse();
    }
}
