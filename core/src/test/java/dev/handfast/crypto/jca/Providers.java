package dev.handfast.crypto.jca;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The sets of providers that tests run with: what is absent from one shows what the others do instead. */
final class Providers {

    private static final JcaCrypto JDK = with(EnumSet.of(Source.JDK));

    private static final List<Named<JcaCrypto>> ALL = List.of(
            Named.of("JDK", JDK),
            Named.of("JDK and Bouncy Castle", with(EnumSet.of(Source.JDK, Source.BOUNCY_CASTLE))),
            Named.of("JDK and ACCP", with(EnumSet.of(Source.JDK, Source.CORRETTO))),
            Named.of("all", with(EnumSet.allOf(Source.class))));

    static Stream<Named<JcaCrypto>> all() {
        return ALL.stream();
    }

    static JcaCrypto jdk() {
        return JDK;
    }

    private Providers() {}

    private static JcaCrypto with(EnumSet<Source> sources) {
        return JcaCrypto.of(InstalledProviders.of(sources), new SecureRandom());
    }
}
