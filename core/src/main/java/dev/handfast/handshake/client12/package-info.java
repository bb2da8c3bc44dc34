/**
 * The TLS 1.2 client behind the ServerHello. Floor 7.
 *
 * <pre>
 *   AcceptServerHello12 ── it resumes ───────────────────────────────┐
 *          │ certificate suites          PSK suites                  │
 *          ▼                                  │                      │
 *   WaitCertificate                           │                      │
 *          │ Recv Certificate                 │                      │
 *          ▼                                  ▼                      │
 *   [WaitCertificateStatus ──▶] WaitServerKeyExchange                │
 *          │ Recv ServerKeyExchange           │ or none, with PSK    │
 *          ▼                                  │                      │
 *   WaitServerHelloDone ◀─────────────────────┘                      │
 *          │ Recv [CertificateRequest] ServerHelloDone               │
 *          ▼ VerifyPeer? FindPskByHint? SelectCredential?            │
 *          │ Send [Certificate] ClientKeyExchange    (SecondFlight)  │
 *          ▼ Sign?                                                   │
 *          │ Send [CertificateVerify] [ChangeCipherSpec] Finished    │
 *          ▼                                                         ▼
 *   [WaitNewSessionTicket ──▶] WaitChangeCipherSpec
 *          │ Recv [ChangeCipherSpec]
 *          ▼
 *   WaitFinished
 *          │ Recv Finished
 *          ▼ when it resumes: VerifyPeer? Send [ChangeCipherSpec] Finished
 *   Connected
 * </pre>
 *
 * <p>RFC 5246, Section 7.3, with what makes it safe today. What the RFCs demand of a client here, beside the order:
 *
 * <ul>
 *   <li>The suite, the group and the scheme of the signature were offered, and fit one another: an ECDHE_RSA suite comes with
 *       an RSA key (RFC 8422, Section 2; RFC 8446, Section 4.2.3), and a certificate's curve is one of those offered.
 *   <li>The ServerHello agrees to the extended master secret (RFC 7627) and has an empty renegotiation_info (RFC 5746),
 *       unless the policy makes a concession; it chooses no compression and no point format but the uncompressed.
 *   <li>A session is resumed only with its own suite and with the extended master secret again.
 *   <li>Nothing follows a ServerHelloDone, a change_cipher_spec or a Finished under the keys before it.
 * </ul>
 *
 * <p>The questions come in the order: the server's signature, whether it is believed, who we are, our signature. Nothing
 * secret is sent to a server that is not believed. Read first: {@code AcceptServerHello12}, then down the figure.
 *
 * <p>Deliberately absent: renegotiation, static RSA, finite-field Diffie-Hellman, CBC.
 */
@NullMarked
package dev.handfast.handshake.client12;

import org.jspecify.annotations.NullMarked;
