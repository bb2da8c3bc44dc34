/**
 * Who a peer is and whether that is believed: certificates, anchors, path validation, identities. Floor 4.
 *
 * <pre>
 * own credential     TlsCertificate        a certificate, its issuers, its key; from PEM, DER or PKCS #12
 * peer's chain       CertificateChains     the bytes of a Certificate message
 *                    PathVerifier          chain + anchors + identity + time = Verification
 *                    Verification          CertificateFlags, one Finding for each flaw, the path
 * what is trusted    TrustAnchors          authorities, from a file or from the system
 * who is expected    PeerIdentity          a DNS name, an address or a service; RFC 9525
 * was it withdrawn?  StapledStatus         what OCSP responses say that came with the certificates
 * made on the spot   CertificateBuilder    self-signed certificates and small authorities
 * </pre>
 *
 * <p>Verification finds all that is wrong with a certificate, not only the first flaw, so that whoever is asked to
 * accept one despite a flaw knows of the others. Nobody reads a clock here: the time is passed in. Nothing is fetched
 * from the network; revocation is looked up in OCSP responses that are stapled, and nowhere else.
 *
 * <p>Read first: {@link dev.handfast.trust.TlsCertificate}, {@link dev.handfast.trust.PathVerifier}.
 */
@NullMarked
package dev.handfast.trust;

import org.jspecify.annotations.NullMarked;
