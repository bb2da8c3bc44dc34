/**
 * The server's side of the hello exchange, before the version is known. Floor 8.
 *
 * <pre>
 *           START
 *             │ Recv ClientHello
 *             ▼ SelectConfiguration?
 *       RECVD_CH: choose the version
 *             ├─ TLS 1.2 ──▶ NegotiateParameters12 (server12)
 *             ▼
 *   NegotiateParameters (server13)
 * </pre>
 *
 * <p>RFC 8446, Section 4.1 and Appendix A.2. What the RFC demands of a server here: supported_versions alone decides the
 * version where it is present, whatever legacy_version says; without it the client speaks TLS 1.2 at most; what is unknown
 * in an offer is ignored; a client that says it has fallen back to less than both can do is refused (RFC 7507).
 */
@NullMarked
package dev.handfast.handshake.server;

import org.jspecify.annotations.NullMarked;
