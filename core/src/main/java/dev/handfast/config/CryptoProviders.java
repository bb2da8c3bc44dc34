package dev.handfast.config;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.jca.InstalledProviders;
import dev.handfast.crypto.jca.JcaCrypto;
import java.security.SecureRandom;

/**
 * The cryptography that this machine has.
 *
 * <p>Providers are found, never registered: Bouncy Castle and Amazon Corretto Crypto Provider when they are on the class or
 * module path, and those of the JDK. {@link Crypto#describe()} tells what was chosen.
 */
public final class CryptoProviders {

    private CryptoProviders() {}

    /** Takes each operation from the provider that is known to be fastest for it; looked up once. */
    public static Crypto fastest() {
        return Fastest.CRYPTO;
    }

    /** Uses the providers of the JDK alone. */
    public static Crypto jdkOnly() {
        return JcaCrypto.of(InstalledProviders.jdkOnly(), new SecureRandom());
    }

    /** Takes each operation from the fastest provider, and all randomness from this source. */
    public static Crypto fastest(SecureRandom random) {
        return JcaCrypto.of(InstalledProviders.all(), random);
    }

    private static final class Fastest {
        static final Crypto CRYPTO = JcaCrypto.installed();
    }
}
