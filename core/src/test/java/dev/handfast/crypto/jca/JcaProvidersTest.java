package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.KeyExchangeGroup;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.SignatureScheme;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which providers are found and chosen. Run on the module path and on the class path. */
class JcaProvidersTest {

    private static final InstalledProviders ALL = InstalledProviders.all();

    @Test
    void findsBouncyCastle() {
        assertThat(ALL.from(Source.BOUNCY_CASTLE)).extracting(Provider::getName).containsExactly("BC");
    }

    @Test
    void findsCorretto() {
        assertThat(ALL.from(Source.CORRETTO))
                .extracting(Provider::getName)
                .containsExactly("AmazonCorrettoCryptoProvider");
    }

    @Test
    void findsNothingElseWhenAskedForTheJdk() {
        InstalledProviders jdk = InstalledProviders.jdkOnly();

        assertThat(jdk.from(Source.BOUNCY_CASTLE)).isEmpty();
        assertThat(jdk.from(Source.CORRETTO)).isEmpty();
        assertThat(jdk.from(Source.JDK)).hasSize(4);
    }

    @Test
    void registersNothing() {
        assertThat(ALL.from(Source.CORRETTO)).isNotEmpty();

        assertThat(Arrays.stream(Security.getProviders()).map(Provider::getName))
                .doesNotContain("BC", "AmazonCorrettoCryptoProvider");
    }

    @Test
    void choosesTheFastestForEachOperation() {
        ChosenProviders chosen = new ChosenProviders(ALL);

        assertThat(name(chosen, Operation.X25519)).isEqualTo("BC");
        assertThat(name(chosen, Operation.ECDH)).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(name(chosen, Operation.ECDSA)).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(name(chosen, Operation.ED25519)).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(name(chosen, Operation.RSA)).isEqualTo("AmazonCorrettoCryptoProvider");
        assertThat(name(chosen, Operation.RSA_PSS)).isEqualTo("SunRsaSign");
        assertThat(name(chosen, Operation.CHACHA20_POLY1305)).isEqualTo("SunJCE");
        assertThat(name(chosen, Operation.AES_CCM)).isEqualTo("BC");
        assertThat(name(chosen, Operation.HASH)).isEqualTo("SUN");
        assertThat(name(chosen, Operation.HMAC)).isEqualTo("SunJCE");
    }

    @Test
    void choosesForAesGcmByTheAgeOfTheJdk() {
        assertThat(name(new ChosenProviders(ALL), Operation.AES_GCM))
                .isEqualTo(Runtime.version().feature() >= 25 ? "SunJCE" : "AmazonCorrettoCryptoProvider");
    }

    @Test
    void neverChoosesBouncyCastleForAesGcm() {
        InstalledProviders bouncyCastle = InstalledProviders.of(EnumSet.of(Source.BOUNCY_CASTLE));

        assertThat(new ChosenProviders(bouncyCastle).of(Operation.AES_GCM)).isEmpty();
    }

    @Test
    void offersP256FirstWhereItIsNative() {
        assertThat(groups(JcaCrypto.of(ALL, new SecureRandom())))
                .containsExactly(
                        NamedGroup.SECP256R1,
                        NamedGroup.X25519,
                        NamedGroup.SECP384R1,
                        NamedGroup.X448,
                        NamedGroup.SECP521R1,
                        NamedGroup.FFDHE2048,
                        NamedGroup.FFDHE3072);
    }

    @Test
    void offersX25519FirstWhereItIsNot() {
        assertThat(groups(Providers.jdk()))
                .containsExactly(
                        NamedGroup.X25519,
                        NamedGroup.SECP256R1,
                        NamedGroup.SECP384R1,
                        NamedGroup.X448,
                        NamedGroup.SECP521R1,
                        NamedGroup.FFDHE2048,
                        NamedGroup.FFDHE3072);
    }

    @Test
    void offersNoCcmByDefault() {
        assertThat(JcaCrypto.of(ALL, new SecureRandom()).aeads())
                .containsExactly(AeadAlgorithm.AES_128_GCM, AeadAlgorithm.AES_256_GCM, AeadAlgorithm.CHACHA20_POLY1305);
    }

    @Test
    void supportsCcmWhereBouncyCastleIs() {
        assertThat(JcaCrypto.of(ALL, new SecureRandom()).supports(AeadAlgorithm.AES_128_CCM))
                .isTrue();
        assertThat(Providers.jdk().supports(AeadAlgorithm.AES_128_CCM)).isFalse();
    }

    @Test
    void leavesOutWhatNobodyDoes() {
        JcaCrypto corretto = JcaCrypto.of(InstalledProviders.of(EnumSet.of(Source.CORRETTO)), new SecureRandom());

        assertThat(groups(corretto)).containsExactly(NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1);
        assertThat(corretto.aeads()).containsExactly(AeadAlgorithm.AES_128_GCM, AeadAlgorithm.AES_256_GCM);
        assertThat(corretto.verifiableSchemes()).doesNotContain(SignatureScheme.ED448);
    }

    @Test
    void saysWhichOperationIsMissingWhenNothingWorksWithoutIt() {
        JcaCrypto corretto = JcaCrypto.of(InstalledProviders.of(EnumSet.of(Source.CORRETTO)), new SecureRandom());

        assertThatThrownBy(() -> corretto.digest(HashAlgorithm.SHA256))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("SHA-2");
    }

    @Test
    void describesEachOperationInALine() {
        assertThat(Providers.jdk().describe())
                .hasSize(Operation.values().length)
                .anySatisfy(line -> assertThat(line).startsWith("X25519").contains("SunEC"))
                .anySatisfy(line -> assertThat(line).startsWith("AES-CCM").contains("not available"));
    }

    private static List<NamedGroup> groups(JcaCrypto crypto) {
        return crypto.groups().stream().map(KeyExchangeGroup::name).toList();
    }

    private static String name(ChosenProviders chosen, Operation operation) {
        return chosen.require(operation).getName();
    }
}
