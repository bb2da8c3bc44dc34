package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Signer;
import dev.handfast.iana.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JcaSignerTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private final JcaCrypto crypto = Providers.jdk();

    @Test
    void prefersPssToPkcs1() {
        KeyPair keys = TestKeys.RSA_2048.pair();

        assertThat(crypto.signer(keys.getPrivate(), keys.getPublic()).schemes())
                .startsWith(SignatureScheme.RSA_PSS_RSAE_SHA256)
                .endsWith(SignatureScheme.RSA_PKCS1_SHA512);
    }

    @Test
    void refusesKeysThatCannotSign() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("X25519").generateKeyPair();

        assertThatThrownBy(() -> crypto.signer(keys.getPrivate(), keys.getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsTheStageForASchemeOfAnotherKey() {
        KeyPair keys = TestKeys.P256.pair();
        Signer signer = crypto.signer(keys.getPrivate(), keys.getPublic());

        assertThat(signer.sign(SignatureScheme.ED25519, CONTENT))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsTheStageWhenNobodyKnowsTheKey() {
        Signer signer = crypto.signer(new TokenKey(), TestKeys.P256.pair().getPublic());

        assertThat(signer.sign(SignatureScheme.ECDSA_SECP256R1_SHA256, CONTENT))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(GeneralSecurityException.class);
    }

    /** A key whose bytes stay in a token that no registered provider knows. */
    private static final class TokenKey implements PrivateKey {

        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        @SuppressWarnings("NullAway") // that is how JCA says it
        public String getFormat() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway") // that is how JCA says it
        public byte[] getEncoded() {
            return null;
        }
    }
}
