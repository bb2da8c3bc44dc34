package dev.handfast.trust;

/** What a certificate is used for; the values of extended key usage that TLS knows (RFC 5280, Section 4.2.1.12). */
public enum Purpose {
    /** A server proves itself to a client. */
    SERVER("1.3.6.1.5.5.7.3.1", "serverAuth"),
    /** A client proves itself to a server. */
    CLIENT("1.3.6.1.5.5.7.3.2", "clientAuth");

    private final String oid;
    private final String label;

    Purpose(String oid, String label) {
        this.oid = oid;
        this.label = label;
    }

    /** The object identifier in dotted form. */
    public String oid() {
        return oid;
    }

    /** The name of the object identifier in RFC 5280, without its prefix. */
    String label() {
        return label;
    }
}
