/**
 * The TLS 1.3 server behind the choice of the version. Floor 7.
 *
 * <pre>
 *   NegotiateParameters ── no share that fits ──▶ Send HelloRetryRequest
 *          │                                            ▼
 *          │◀──── Recv ClientHello ───────────── WaitSecondClientHello
 *          ▼ SelectCredential?
 *          │ Send ServerHello, EncryptedExtensions, Certificate     (FirstFlight)
 *          ▼ Sign?
 *          │ Send CertificateVerify, Finished
 *          ▼
 *   WaitFinished
 *          │ Recv Finished
 *          ▼
 *   Connected
 * </pre>
 *
 * <p>RFC 8446, Appendix A.2. What the RFC demands of a server here:
 *
 * <ul>
 *   <li>compression_methods is the null method alone; supported_groups and key_share come together, the shares for a part
 *       of the groups, in their order, none twice; signature_algorithms is there.
 *   <li>The second ClientHello is the first but for key_share, pre_shared_key, cookie, early_data and padding.
 *   <li>No data of the application before the client's Finished has been verified.
 * </ul>
 *
 * <p>Where a client offers several groups, the first of the policy with a share is taken, so that a round trip is only
 * spent where no share fits.
 */
@NullMarked
package dev.handfast.handshake.server13;

import org.jspecify.annotations.NullMarked;
