/**
 * The client's side of the hello exchange, before the version is known. Floor 8.
 *
 * <pre>
 *           START
 *             │ SendClientHello
 *             ▼
 *      WaitServerHello ◀──┐
 *        │           │    │ HelloRetryRequest, once
 *        │           └────┘
 *        │ ServerHello
 *        ├─ of TLS 1.2 ──▶ AcceptServerHello12 (client12)
 *        ▼
 *   WAIT_EE (client13)
 * </pre>
 *
 * <p>RFC 8446, Section 4.1 and Appendix A.1. What the RFC demands of a client here:
 *
 * <ul>
 *   <li>The answer's version, suite, group and extensions are among those offered; the session id is echoed.
 *   <li>A HelloRetryRequest comes at most once, changes something, and names a group that was offered without a share; the
 *       second ClientHello differs only in the share and the cookie; the ServerHello then keeps suite and version.
 *   <li>A ServerHello without supported_versions is one of TLS 1.2 or older. If TLS 1.3 was offered, its random must not
 *       bear the mark of a server that could have spoken it.
 * </ul>
 */
@NullMarked
package dev.handfast.handshake.client;

import org.jspecify.annotations.NullMarked;
