package dev.handfast.bench;

import dev.handfast.testkit.Mint;
import dev.handfast.trust.KeyKind;
import dev.handfast.trust.TlsCertificate;

/** Who the servers of all implementations are: a key on P-256, signed by an authority with another. */
final class Material {

    static final String HOST = "localhost";
    static final Mint AUTHORITY = Mint.authority("Bench Root");
    static final TlsCertificate SERVER = AUTHORITY.server(KeyKind.P256, HOST);

    private Material() {}
}
