package dev.handfast.testkit;

import dev.handfast.config.Credential;
import dev.handfast.crypto.Crypto;
import dev.handfast.trust.CertificateBuilder;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.KeyUsage;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.TlsCertificate;
import dev.handfast.trust.TrustAnchors;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A certificate authority whose certificates are valid around {@link ManualClock#START}.
 *
 * <p>It makes one certificate of each kind, when it is first asked: keys take time. Usable by any thread.
 */
public final class Authority {

    private static final Duration YEAR = Duration.ofDays(365);

    private final TlsCertificate root;
    private final Map<KeyKind, TlsCertificate> servers = new ConcurrentHashMap<>();
    private final Map<KeyKind, TlsCertificate> clients = new ConcurrentHashMap<>();

    private Authority(TlsCertificate root) {
        this.root = root;
    }

    /** An authority with a new key. */
    public static Authority create() {
        return new Authority(builder("Testkit Root").authority().selfSigned());
    }

    /** What trusts this authority alone. */
    public TrustAnchors anchors() {
        return TrustAnchors.of(root.x509());
    }

    /** A certificate for {@link Pair#SERVER_NAME}, with its key. */
    public TlsCertificate server(KeyKind kind) {
        return servers.computeIfAbsent(kind, this::newServer);
    }

    /** A certificate for a client, with its key. */
    public TlsCertificate client(KeyKind kind) {
        return clients.computeIfAbsent(kind, this::newClient);
    }

    /** Signs this certificate. */
    public TlsCertificate sign(CertificateBuilder certificate) {
        return certificate.signedBy(root);
    }

    private TlsCertificate newServer(KeyKind kind) {
        return builder("Testkit Server")
                .names(Pair.SERVER_NAME)
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .purposes(Purpose.SERVER)
                .key(kind)
                .signedBy(root);
    }

    private TlsCertificate newClient(KeyKind kind) {
        return builder("Testkit Client")
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .purposes(Purpose.CLIENT)
                .key(kind)
                .signedBy(root);
    }

    /** A server's credential that signs with this cryptography. */
    public Credential serverCredential(KeyKind kind, Crypto crypto) {
        return Credential.of(server(kind), crypto);
    }

    /** A certificate that lacks everything but its name and its dates. */
    public static CertificateBuilder builder(String commonName) {
        return CertificateBuilder.of(commonName, ManualClock.START.minus(YEAR), ManualClock.START.plus(YEAR));
    }
}
