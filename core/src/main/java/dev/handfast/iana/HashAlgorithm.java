package dev.handfast.iana;

/** The hash functions that suites and signature schemes build on. */
public enum HashAlgorithm {
    SHA256("SHA-256", 32),
    SHA384("SHA-384", 48),
    SHA512("SHA-512", 64);

    private final String jcaName;
    private final int length;

    HashAlgorithm(String jcaName, int length) {
        this.jcaName = jcaName;
        this.length = length;
    }

    /** The name that {@link java.security.MessageDigest} knows, such as {@code SHA-256}. */
    public String jcaName() {
        return jcaName;
    }

    /** The size of the output in bytes. */
    public int length() {
        return length;
    }
}
