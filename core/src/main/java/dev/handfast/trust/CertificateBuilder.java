package dev.handfast.trust;

import java.math.BigInteger;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.security.auth.x500.X500Principal;

/**
 * Makes certificates: self-signed ones, small authorities, and what they sign (RFC 5280, Section 4.1).
 *
 * <pre>
 * Certificate    ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue BIT STRING }
 * TBSCertificate ::= SEQUENCE { version [0] 2, serialNumber, signature, issuer, SEQUENCE { notBefore, notAfter },
 *                               subject, subjectPublicKeyInfo, extensions [3] }
 * </pre>
 *
 * <p>Meant for tests, demonstrations and development, which is why nothing stops it from making certificates that must be
 * refused. Without other instructions the key is a new one on P-256, the serial number is random, key identifiers are
 * written, and there are no other extensions. Used by one thread.
 */
public final class CertificateBuilder {

    private static final String COMMON_NAME = "2.5.4.3";

    private final X500Principal subject;
    private final Instant notBefore;
    private final Instant notAfter;
    private final ExtensionWriter extensions = new ExtensionWriter();
    private final Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
    private Supplier<KeyPair> keys = KeyKind.P256::generate;
    private BigInteger serial = new BigInteger(159, new SecureRandom()).setBit(158);
    private String signature = "";
    private boolean withKeyIdentifiers = true;

    private CertificateBuilder(X500Principal subject, Instant notBefore, Instant notAfter) {
        this.subject = subject;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
    }

    /** A certificate for somebody with this common name, valid from one second to another. */
    public static CertificateBuilder of(String commonName, Instant notBefore, Instant notAfter) {
        byte[] attribute = Der.sequence(Der.oid(COMMON_NAME), Der.utf8(commonName));
        return of(new X500Principal(Der.sequence(Der.set(attribute))), notBefore, notAfter);
    }

    /** A certificate for somebody with this distinguished name, valid from one second to another. */
    public static CertificateBuilder of(X500Principal subject, Instant notBefore, Instant notAfter) {
        return new CertificateBuilder(subject, notBefore, notAfter);
    }

    /** Adds to the subjectAltName: hosts, which may be wildcards or hold any letters, and addresses. */
    public CertificateBuilder names(String... hosts) {
        for (String host : hosts) {
            Optional<InetAddress> address = AddressLiteral.parse(host);
            boolean isAscii = host.chars().allMatch(c -> c < 0x80);
            byte[] name = address.isPresent()
                    ? Der.implicit(7, address.get().getAddress())
                    : Der.implicit(2, (isAscii ? host : IDN.toASCII(host)).getBytes(StandardCharsets.US_ASCII));
            extensions.alternativeName(name);
        }
        return this;
    }

    /** The subject is an authority, whose key signs certificates. */
    public CertificateBuilder authority() {
        extensions.add(CertificateExtensions.BASIC_CONSTRAINTS, true, Der.sequence(Der.yes()));
        return keyUsage(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
    }

    /** The subject is an authority with at most so many authorities below it. */
    public CertificateBuilder authority(int pathLength) {
        extensions.add(CertificateExtensions.BASIC_CONSTRAINTS, true, Der.sequence(Der.yes(), Der.integer(pathLength)));
        return keyUsage(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
    }

    /** Says in words that the subject is no authority. */
    public CertificateBuilder notAuthority() {
        extensions.add(CertificateExtensions.BASIC_CONSTRAINTS, true, Der.sequence());
        return this;
    }

    /** Adds what the key may be used for. */
    public CertificateBuilder keyUsage(KeyUsage... allowed) {
        usages.addAll(List.of(allowed));
        return this;
    }

    /** Says what the certificate may be used for. */
    public CertificateBuilder purposes(Purpose... purposes) {
        byte[][] oids = new byte[purposes.length][];
        for (int i = 0; i < purposes.length; i++) {
            oids[i] = Der.oid(purposes[i].oid());
        }
        extensions.add(CertificateExtensions.EXTENDED_KEY_USAGE, false, Der.sequence(oids));
        return this;
    }

    /** Makes a new key of this kind. */
    public CertificateBuilder key(KeyKind kind) {
        this.keys = kind::generate;
        return this;
    }

    /** Takes this key, whose public half goes into the certificate. */
    public CertificateBuilder key(KeyPair pair) {
        this.keys = () -> pair;
        return this;
    }

    /** Signs in this way, in Java's words, such as {@code SHA1withRSA}; otherwise what suits the issuer's key. */
    public CertificateBuilder signature(String algorithm) {
        this.signature = algorithm;
        return this;
    }

    /** Takes this serial number. */
    public CertificateBuilder serial(BigInteger number) {
        this.serial = number;
        return this;
    }

    /**
     * Adds any extension, in place of an earlier one of the same kind.
     *
     * @param oid in dotted form
     * @param der its value, which is copied
     */
    public CertificateBuilder extension(String oid, boolean critical, byte[] der) {
        extensions.add(oid, critical, der);
        return this;
    }

    /** Leaves out the identifiers that tell keys of one name apart. */
    public CertificateBuilder withoutKeyIdentifiers() {
        this.withKeyIdentifiers = false;
        return this;
    }

    /** The certificate, signed with its own key, and that key. */
    public TlsCertificate selfSigned() {
        KeyPair pair = keys.get();
        byte[] own = ExtensionWriter.keyIdentifier(pair.getPublic());
        return TlsCertificate.of(make(pair, subject, pair, own)).withMatchingKey(pair.getPrivate());
    }

    /**
     * The certificate, signed by an authority, with its key and with the certificates between it and the root.
     *
     * @param authority with its private key; nothing else about it is checked
     */
    public TlsCertificate signedBy(TlsCertificate authority) {
        PrivateKey authorityKey = authority
                .privateKey()
                .orElseThrow(() -> new IllegalArgumentException("an authority without a key cannot sign"));
        X509Certificate issuer = authority.x509();
        KeyPair pair = keys.get();
        X509Certificate made = make(
                pair,
                issuer.getSubjectX500Principal(),
                new KeyPair(issuer.getPublicKey(), authorityKey),
                CertificateExtensions.subjectKey(issuer).orElseGet(() -> new byte[0]));
        List<X509Certificate> between = authority.chain().stream()
                .filter(certificate -> !DistinguishedName.isSelfIssued(certificate))
                .toList();
        return TlsCertificate.of(made).withIssuers(between).withMatchingKey(pair.getPrivate());
    }

    private X509Certificate make(KeyPair pair, X500Principal issuer, KeyPair issuerKeys, byte[] issuerKeyIdentifier) {
        String algorithm = signature.isEmpty() ? KeyKind.signatureOf(issuerKeys.getPublic()) : signature;
        CertificateSignature signing = CertificateSignature.of(algorithm, issuerKeys.getPrivate());
        byte[] content = Der.sequence(
                Der.explicit(0, Der.integer(2)),
                Der.integer(serial),
                signing.identifier(),
                issuer.getEncoded(),
                Der.sequence(Der.time(notBefore), Der.time(notAfter)),
                subject.getEncoded(),
                pair.getPublic().getEncoded(),
                extensions(pair, issuerKeyIdentifier));
        try {
            byte[] signed = signing.sign(issuerKeys.getPrivate(), content);
            return CertificateChains.parse(Der.sequence(content, signing.identifier(), Der.bits(signed)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("these parts make no certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the issuer's key cannot sign in the way of " + algorithm, e);
        }
    }

    private byte[] extensions(KeyPair pair, byte[] issuerKeyIdentifier) {
        ExtensionWriter all = extensions.copy();
        if (!usages.isEmpty()) {
            int bits = usages.stream().mapToInt(KeyUsage::mask).sum();
            all.add(CertificateExtensions.KEY_USAGE, true, Der.namedBits(bits));
        }
        if (withKeyIdentifiers) {
            all.keyIdentifiers(ExtensionWriter.keyIdentifier(pair.getPublic()), issuerKeyIdentifier);
        }
        return all.encoded();
    }
}
