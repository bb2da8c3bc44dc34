package dev.handfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * The library can find security providers that nobody registered. Run twice in a build: on the module path, where
 * {@code module-info} has to say so, and on the class path.
 */
final class InstalledProvidersTest {

    private static final List<String> FOUND =
            ServiceLoader.load(Provider.class, InstalledProvidersTest.class.getClassLoader()).stream()
                    .map(provider -> provider.type().getName())
                    .toList();

    @Test
    void findsBouncyCastle() {
        assertThat(FOUND).contains("org.bouncycastle.jce.provider.BouncyCastleProvider");
    }

    @Test
    void findsCorretto() {
        assertThat(FOUND).contains("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
    }
}
