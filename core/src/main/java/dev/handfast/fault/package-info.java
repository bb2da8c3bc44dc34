/**
 * What can go wrong between two peers. Floor 1.
 *
 * <p>A {@link dev.handfast.fault.Fault} is one rule that a peer can break, with the alert that answers it and the section
 * that demands it; the enums that implement it are the complete list. A {@link dev.handfast.fault.TlsException} is what an
 * application catches:
 *
 * <pre>
 * TlsException (an IOException; has a kind)
 * ├── PeerFaultException            we refuse the peer: the Fault
 * │   └── CertificateRejectedException   … for its certificate: the flags
 * ├── AlertReceivedException        the peer refuses us: its alert
 * ├── TruncatedException            the stream ended without close_notify
 * └── LocalFaultException           we cannot go on: no common ground at home
 * </pre>
 *
 * <p>Nothing here sends an alert; the engine does, in one place.
 */
@NullMarked
package dev.handfast.fault;

import org.jspecify.annotations.NullMarked;
