package dev.handfast.crypto.jca;

import java.util.List;

/** Where providers come from. */
@SuppressWarnings("ImmutableEnumChecker") // a List.of
enum Source {
    /** What every JDK has; the third is in a module of its own (jdk.crypto.ec) before JDK 22. */
    JDK(List.of("SUN", "SunJCE", "SunEC", "SunRsaSign"), ""),
    /** Bouncy Castle's provider (bcprov). */
    BOUNCY_CASTLE(List.of("BC"), "org.bouncycastle.jce.provider.BouncyCastleProvider"),
    /** The Amazon Corretto Crypto Provider, also called ACCP. */
    CORRETTO(
            List.of("AmazonCorrettoCryptoProvider"),
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");

    private final List<String> names;
    private final String type;

    Source(List<String> names, String type) {
        this.names = names;
        this.type = type;
    }

    /** The names under which its providers are registered, if they are. */
    List<String> names() {
        return names;
    }

    /** The class of its provider; empty when only registered ones count. */
    String type() {
        return type;
    }
}
