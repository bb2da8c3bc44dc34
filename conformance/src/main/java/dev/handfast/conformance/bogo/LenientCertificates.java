package dev.handfast.conformance.bogo;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Has this JVM read certificates with Bouncy Castle, and does nothing else.
 *
 * <p>The runner's certificates have an empty subject and a subjectAltName that is not critical, against RFC 5280, Section
 * 4.2.1.6. The JDK's reader refuses such a certificate before anybody can be asked whether it is acceptable, and so none
 * of the runner's tests could begin. Bouncy Castle's reader leaves the rule to whoever judges the chain.
 */
final class LenientCertificates extends Provider {

    private static final long serialVersionUID = 1;
    private static final String NAME = "LenientCertificates";

    private LenientCertificates(Provider bouncyCastle) {
        super(NAME, "1", "certificates as Bouncy Castle reads them");
        putService(new Reader(this, bouncyCastle.getService("CertificateFactory", "X.509")));
    }

    /** Registers the reader before all others; once it is, does nothing. */
    static void install() {
        if (Security.getProvider(NAME) == null) {
            Provider bouncyCastle = ServiceLoader.load(Provider.class).stream()
                    .filter(provider -> provider.type().getName().endsWith(".BouncyCastleProvider"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Bouncy Castle is not on the class path"))
                    .get();
            Security.insertProviderAt(new LenientCertificates(bouncyCastle), 1);
        }
    }

    /** The service of another provider as one of this. */
    private static final class Reader extends Service {

        private final Service original;

        Reader(Provider owner, Service original) {
            super(owner, original.getType(), original.getAlgorithm(), original.getClassName(), List.of(), Map.of());
            this.original = original;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return original.newInstance(parameter);
        }
    }
}
