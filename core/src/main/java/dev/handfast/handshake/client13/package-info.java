/**
 * The TLS 1.3 client behind the ServerHello. Floor 7.
 *
 * <pre>
 *   AcceptServerHello
 *          ▼
 *   WaitEncryptedExtensions
 *          │ Recv EncryptedExtensions
 *          ▼
 *   WaitCertificateOrRequest ── Recv CertificateRequest ──▶ WaitCertificate
 *          │ Recv Certificate                                    │ Recv Certificate
 *          ▼◀────────────────────────────────────────────────────┘
 *   WaitCertificateVerify
 *          │ Recv CertificateVerify
 *          ▼
 *   WaitFinished
 *          │ Recv Finished
 *          ▼ VerifyPeer? SelectCredential? Sign?        (SecondFlight)
 *          │ Send [Certificate [CertificateVerify]] Finished
 *          ▼
 *   Connected
 * </pre>
 *
 * <p>RFC 8446, Appendix A.1. The questions come in the order: the server's signature, its Finished, whether it is
 * believed, who we are, our signature. Read first: {@code AcceptServerHello}, then down the figure.
 */
@NullMarked
package dev.handfast.handshake.client13;

import org.jspecify.annotations.NullMarked;
