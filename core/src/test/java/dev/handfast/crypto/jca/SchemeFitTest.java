package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.SignatureVerifier;
import dev.handfast.iana.SignatureScheme;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which schemes fit which keys (RFC 8446, Section 4.2.3). */
class SchemeFitTest {

    private static final SignatureVerifier VERIFIER = Providers.jdk().verifier();

    @Test
    void anRsaKeyFitsTheSchemesForRsaEncryption() {
        assertThat(fitting(TestKeys.RSA_2048))
                .containsExactly(
                        SignatureScheme.RSA_PSS_RSAE_SHA256,
                        SignatureScheme.RSA_PSS_RSAE_SHA384,
                        SignatureScheme.RSA_PSS_RSAE_SHA512,
                        SignatureScheme.RSA_PKCS1_SHA256,
                        SignatureScheme.RSA_PKCS1_SHA384,
                        SignatureScheme.RSA_PKCS1_SHA512);
    }

    @Test
    void anRsaKeyOf1024BitsIsTooShortForPssWithSha512() {
        assertThat(fitting(TestKeys.RSA_1024))
                .contains(SignatureScheme.RSA_PSS_RSAE_SHA384)
                .doesNotContain(SignatureScheme.RSA_PSS_RSAE_SHA512);
    }

    @Test
    void anRsaKeyOf1032BitsIsTooShortForPssWithSha512() throws GeneralSecurityException {
        assertThat(VERIFIER.fits(SignatureScheme.RSA_PSS_RSAE_SHA512, rsaKeyOf(1032)))
                .isFalse();
    }

    @Test
    void anRsaKeyOf1034BitsIsLongEnoughForPssWithSha512() throws GeneralSecurityException {
        assertThat(VERIFIER.fits(SignatureScheme.RSA_PSS_RSAE_SHA512, rsaKeyOf(1034)))
                .isTrue();
    }

    @Test
    void aShorterRsaKeyFitsNothing() throws GeneralSecurityException {
        assertThat(fitting(rsaKeyOf(1016))).isEmpty();
    }

    @Test
    void anRsaKeyThatWouldKeepUsBusyFitsNothing() throws GeneralSecurityException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(16384).add(BigInteger.ONE);

        assertThat(fitting(rsa(modulus, RSAKeyGenParameterSpec.F4))).isEmpty();
    }

    @Test
    void anRsaKeyWithAHugeExponentFitsNothing() throws GeneralSecurityException {
        BigInteger modulus = ((RSAPublicKey) TestKeys.RSA_2048.pair().getPublic()).getModulus();

        assertThat(fitting(rsa(modulus, BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE))))
                .isEmpty();
    }

    @Test
    void aPssKeyFitsTheSchemesForPssKeys() {
        assertThat(fitting(TestKeys.RSA_PSS))
                .containsExactly(
                        SignatureScheme.RSA_PSS_PSS_SHA256,
                        SignatureScheme.RSA_PSS_PSS_SHA384,
                        SignatureScheme.RSA_PSS_PSS_SHA512);
    }

    @Test
    void aPssKeyWithParametersFitsTheirHashAlone() {
        assertThat(fitting(TestKeys.RSA_PSS_SHA384)).containsExactly(SignatureScheme.RSA_PSS_PSS_SHA384);
    }

    @Test
    void aKeyOnACurveFitsTheSchemeOfTheCurveAlone() {
        assertThat(fitting(TestKeys.P256)).containsExactly(SignatureScheme.ECDSA_SECP256R1_SHA256);
        assertThat(fitting(TestKeys.P384)).containsExactly(SignatureScheme.ECDSA_SECP384R1_SHA384);
        assertThat(fitting(TestKeys.P521)).containsExactly(SignatureScheme.ECDSA_SECP521R1_SHA512);
    }

    @Test
    void aKeyOnACurveFitsEveryEcdsaSchemeInTls12() {
        assertThat(fittingOnAnyCurve(TestKeys.P384.pair().getPublic()))
                .containsExactly(
                        SignatureScheme.ECDSA_SECP256R1_SHA256,
                        SignatureScheme.ECDSA_SECP384R1_SHA384,
                        SignatureScheme.ECDSA_SECP521R1_SHA512);
    }

    @Test
    void anEdwardsKeyFitsItsSchemeAlone() {
        assertThat(fitting(TestKeys.ED25519)).containsExactly(SignatureScheme.ED25519);
        assertThat(fitting(TestKeys.ED448)).containsExactly(SignatureScheme.ED448);
    }

    @Test
    void aPointOffItsCurveFitsNothing() {
        ECPublicKey good = (ECPublicKey) TestKeys.P256.pair().getPublic();
        ECPoint off =
                new ECPoint(good.getW().getAffineX(), good.getW().getAffineY().xor(BigInteger.ONE));

        assertThat(fittingOnAnyCurve(new RawEcKey(good.getParams(), off))).isEmpty();
    }

    @Test
    void aKeyForKeyAgreementFitsNothing() throws GeneralSecurityException {
        assertThat(fitting(
                        KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic()))
                .isEmpty();
    }

    @Test
    void aKeyForFiniteFieldsFitsNothing() throws GeneralSecurityException {
        assertThat(fitting(KeyPairGenerator.getInstance("DSA").generateKeyPair().getPublic()))
                .isEmpty();
    }

    @Test
    void anUnknownSchemeFitsNothing() {
        assertThat(VERIFIER.fits(
                        new SignatureScheme(0x0a0a), TestKeys.P256.pair().getPublic()))
                .isFalse();
    }

    private static List<SignatureScheme> fitting(TestKeys keys) {
        return fitting(keys.pair().getPublic());
    }

    private static List<SignatureScheme> fitting(PublicKey key) {
        return Arrays.stream(SchemeForm.values())
                .map(SchemeForm::scheme)
                .filter(scheme -> VERIFIER.fits(scheme, key))
                .toList();
    }

    private static List<SignatureScheme> fittingOnAnyCurve(PublicKey key) {
        return Arrays.stream(SchemeForm.values())
                .map(SchemeForm::scheme)
                .filter(scheme -> VERIFIER.fitsOnAnyCurve(scheme, key))
                .toList();
    }

    private static PublicKey rsaKeyOf(int bits) throws GeneralSecurityException {
        return rsa(BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE), RSAKeyGenParameterSpec.F4);
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) {
        return new RawRsaKey(modulus, exponent);
    }

    private record RawRsaKey(BigInteger modulus, BigInteger exponent) implements RSAPublicKey {

        private static final long serialVersionUID = 1;

        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }

    private record RawEcKey(ECParameterSpec parameters, ECPoint point) implements ECPublicKey {

        private static final long serialVersionUID = 1;

        @Override
        public ECParameterSpec getParams() {
            return parameters;
        }

        @Override
        public ECPoint getW() {
            return point;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
