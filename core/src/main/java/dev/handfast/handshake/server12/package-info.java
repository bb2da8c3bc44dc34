/**
 * The TLS 1.2 server behind the choice of the version. Floor 7.
 *
 * <pre>
 *   NegotiateParameters12
 *          ▼ OpenTicket? ── it resumes: IssueTickets? ───────────────┐
 *          │                                                         │ Send ServerHello [NewSessionTicket]
 *          ▼ SelectCredential?                                       │      [ChangeCipherSpec] Finished
 *          │ Send ServerHello [Certificate [CertificateStatus]]      │
 *          ▼ Sign?                                   (FirstFlight)   │
 *          │ Send [ServerKeyExchange] [CertificateRequest]           │
 *          │      ServerHelloDone                                    │
 *          ▼                                                         │
 *   [WaitCertificate ──▶] WaitClientKeyExchange                      │
 *          │ Recv ClientKeyExchange                                  │
 *          ▼ FindPsks?                                               │
 *   [WaitCertificateVerify ──▶] WaitChangeCipherSpec ◀───────────────┘
 *          │ Recv [ChangeCipherSpec]
 *          ▼
 *   WaitFinished
 *          │ Recv Finished
 *          ▼ unless it resumes: VerifyPeer? IssueTickets?            (LastFlight)
 *          │ Send [NewSessionTicket] [ChangeCipherSpec] Finished
 *          ▼
 *   Connected
 * </pre>
 *
 * <p>RFC 5246, Section 7.3. What the RFCs demand of a server here, beside the order:
 *
 * <ul>
 *   <li>The client offers the null compression, and the uncompressed points if it names any form; it knows the extended
 *       master secret (RFC 7627) and secure renegotiation (RFC 5746), unless the policy makes a concession.
 *   <li>The credential's kind of key is the suite's, and its scheme and curve are the client's.
 *   <li>A session is resumed only in its own version, suite, name and scope, and never without the extended master secret.
 *   <li>The server's random bears a mark when TLS 1.3 would have been possible (RFC 8446, Section 4.1.3).
 *   <li>An unknown PSK identity looks like a wrong key (RFC 4279, Section 2): the client's Finished does not open.
 * </ul>
 *
 * <p>Deliberately absent: renegotiation, static RSA, finite-field Diffie-Hellman, CBC.
 */
@NullMarked
package dev.handfast.handshake.server12;

import org.jspecify.annotations.NullMarked;
