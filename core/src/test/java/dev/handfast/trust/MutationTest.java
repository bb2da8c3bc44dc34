package dev.handfast.trust;

import static dev.handfast.trust.Certificates.NAME;
import static dev.handfast.trust.Certificates.NOW;
import static dev.handfast.trust.Certificates.ROOT;
import static dev.handfast.trust.Certificates.ROOTS;
import static dev.handfast.trust.Certificates.authority;
import static dev.handfast.trust.Certificates.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.PeerFaultException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged input of every kind ends in the exception that is meant for it, or in a flag. */
final class MutationTest {

    private static final int ROUNDS = 200;
    private static final long SEED = new Random().nextLong();

    private static final TlsCertificate BETWEEN = authority("Between").signedBy(ROOT);
    private static final TlsCertificate SERVER = server().signedBy(BETWEEN);
    private static final TlsCertificate RSA = server().key(KeyKind.rsa(2048)).signedBy(ROOT);
    private static final char[] PASSWORD = "1234".toCharArray();

    private final Random random = new Random(SEED);

    @Test
    void neverAcceptsACertificateThatNobodySigned() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(SERVER.encoded());
            assertThat(verdict(damaged)).as("seed %d, round %d", SEED, round).isNotEqualTo("forged");
        }
    }

    @Test
    void readsOrRefusesADamagedPemText() {
        String text = SERVER.toPem() + SERVER.privateKeyToPem().orElseThrow() + BETWEEN.toPem();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(text.getBytes(StandardCharsets.US_ASCII));
            assertThat(loading(() -> TlsCertificate.fromPem(new String(damaged, StandardCharsets.ISO_8859_1))))
                    .as("seed %d, round %d", SEED, round)
                    .isIn("loaded", "refused");
        }
    }

    @Test
    void readsOrRefusesADamagedKey() throws MalformedDerException {
        for (byte[] key : List.of(Keys.pkcs8(RSA), Keys.inner(RSA))) {
            for (int round = 0; round < ROUNDS / 4; round++) {
                byte[] damaged = damaged(key);
                assertThat(loading(() -> TlsCertificate.fromDer(RSA.encoded(), damaged)))
                        .as("seed %d, round %d", SEED, round)
                        .isIn("loaded", "refused");
            }
        }
    }

    @Test
    void readsOrRefusesADamagedEncryptedKey() throws Exception {
        byte[] key = Keys.encrypted(SERVER, "PBEWithHmacSHA256AndAES_256", PASSWORD);
        for (int round = 0; round < ROUNDS / 4; round++) {
            // The first bytes hold the number of iterations: damaged, it could keep a machine busy for a while.
            byte[] damaged = damagedBehind(key, 60);
            String text = Keys.pem("ENCRYPTED PRIVATE KEY", damaged);
            assertThat(loading(() -> TlsCertificate.fromPem(SERVER.toPem(), text, PASSWORD)))
                    .as("seed %d, round %d", SEED, round)
                    .isIn("loaded", "refused");
        }
    }

    @Test
    void readsOrRefusesADamagedStore() {
        byte[] store = Pkcs12Test.storeOf(SERVER, PASSWORD);
        for (int round = 0; round < ROUNDS / 16; round++) {
            byte[] damaged = damaged(store);
            assertThat(loading(() -> TlsCertificate.fromPkcs12(damaged, PASSWORD)))
                    .as("seed %d, round %d", SEED, round)
                    .isIn("loaded", "refused");
        }
    }

    private static String verdict(byte[] certificate) {
        try {
            List<X509Certificate> chain = CertificateChains.parse(List.of(certificate, BETWEEN.encoded()));
            Verification verification = PathVerifier.verify(chain, Purpose.SERVER, NAME, ROOTS, NOW);
            assertThat(verification.refusal()).isNotNull();
            assertThat(TlsCertificate.of(chain).subjectName()).isNotNull();
            boolean isForged = verification.isValid()
                    && !Arrays.equals(
                            chain.get(0).getTBSCertificate(), SERVER.x509().getTBSCertificate());
            return isForged ? "forged" : verification.flags().toString();
        } catch (PeerFaultException | CertificateEncodingException e) {
            return "malformed";
        }
    }

    private static String loading(Loading loading) {
        try {
            loading.load();
            return "loaded";
        } catch (CredentialException e) {
            return "refused";
        }
    }

    private byte[] damaged(byte[] bytes) {
        return damagedBehind(bytes, 0);
    }

    /** Changes, drops or doubles some bytes. */
    private byte[] damagedBehind(byte[] bytes, int start) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = start + random.nextInt(damaged.length - start);
            switch (random.nextInt(8)) {
                case 0 -> damaged = Arrays.copyOf(damaged, Math.max(start + 1, at));
                case 1 -> System.arraycopy(damaged, at, damaged, start, damaged.length - at);
                case 2 -> damaged[at] = 0;
                case 3 -> damaged[at] = (byte) 0xff;
                default -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return damaged;
    }

    /** Loads something. */
    private interface Loading {
        TlsCertificate load() throws CredentialException;
    }
}
