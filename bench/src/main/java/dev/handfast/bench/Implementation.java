package dev.handfast.bench;

import dev.handfast.crypto.jca.InstalledProviders;
import dev.handfast.crypto.jca.JcaCrypto;
import dev.handfast.iana.CipherSuite;
import java.security.SecureRandom;

/** What is measured. */
public enum Implementation {

    /** The library as it comes, with Bouncy Castle beside the JDK. */
    HANDFAST,

    /** The library with the JDK's cryptography alone. */
    HANDFAST_JDK,

    /** The implementation that comes with Java. */
    SUNJSSE;

    TlsStack stack(CipherSuite suite) {
        return switch (this) {
            case HANDFAST -> new HandfastStack(JcaCrypto.installed(), suite);
            case HANDFAST_JDK ->
                new HandfastStack(JcaCrypto.of(InstalledProviders.jdkOnly(), new SecureRandom()), suite);
            case SUNJSSE -> new JsseStack(suite);
        };
    }
}
