/**
 * The seam between handshake and medium. Floor 6.
 *
 * <pre>
 *      whole handshake messages, in order · application data · alerts
 *   ───────────────────────────── Carrier ─────────────────────────────
 *      records · fragments · epochs · timers · acknowledgements
 *        carrier.stream (TLS)            carrier.datagram (DTLS)
 * </pre>
 *
 * <p>A {@link dev.handfast.carrier.Carrier} knows nothing of what the messages mean, and nothing above it knows how they
 * travel. It has no clock, thread or socket: time is passed in, bytes are handed over.
 */
@NullMarked
package dev.handfast.carrier;

import org.jspecify.annotations.NullMarked;
