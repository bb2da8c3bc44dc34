package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.jca.InstalledProviders;
import dev.handfast.crypto.jca.JcaCrypto;
import java.security.SecureRandom;

/** What the tests of the schedule derive with: the JDK's hashes. */
final class TestSchedule {

    static final Crypto CRYPTO = JcaCrypto.of(InstalledProviders.jdkOnly(), new SecureRandom());

    static final Schedule TLS = new Schedule(CRYPTO, LabelPrefix.TLS, SecretLog.none());

    private TestSchedule() {}
}
