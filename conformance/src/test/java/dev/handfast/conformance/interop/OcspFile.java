package dev.handfast.conformance.interop;

import dev.handfast.testkit.RequiredTool;
import dev.handfast.trust.TlsCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** OCSP responses about certificates of the tests, made by {@code openssl ocsp}, which plays their authority. */
final class OcspFile {

    private OcspFile() {}

    static Path good(TlsCertificate certificate) throws IOException, InterruptedException {
        return make(certificate, "V\t491231235959Z\t\t");
    }

    static Path revoked(TlsCertificate certificate) throws IOException, InterruptedException {
        return make(certificate, "R\t491231235959Z\t230101000000Z\t");
    }

    private static Path make(TlsCertificate certificate, String entry) throws IOException, InterruptedException {
        RequiredTool openssl = RequiredTool.named("openssl");
        Path folder = Files.createTempDirectory("handfast-ocsp");
        String serial = certificate.x509().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        String evenSerial = serial.length() % 2 == 0 ? serial : "0" + serial;
        Files.writeString(folder.resolve("index.txt"), entry + evenSerial + "\tunknown\t/CN=anybody\n");
        String authority = Material.file(Material.MINT.certificate());
        String key =
                Material.files("-rsigner", "-rkey", Material.MINT.certificate()).get(3);
        openssl.run(
                folder,
                "ocsp",
                "-issuer",
                authority,
                "-cert",
                Material.file(certificate),
                "-no_nonce",
                "-reqout",
                "request");
        openssl.run(
                folder,
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                authority,
                "-rsigner",
                authority,
                "-rkey",
                key,
                "-reqin",
                "request",
                "-ndays",
                "1",
                "-respout",
                "response");
        return folder.resolve("response");
    }
}
