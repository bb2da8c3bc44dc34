/**
 * Carries messages and data in datagrams that may be lost, doubled, reordered or damaged. Floor 7.
 *
 * <pre>
 *   struct {                                     struct {
 *       ContentType type;                            HandshakeType msg_type;
 *       ProtocolVersion version;                     uint24 length;
 *       uint16 epoch;                                uint16 message_seq;
 *       uint48 sequence_number;                      uint24 fragment_offset;
 *       uint16 length;                               uint24 fragment_length;
 *       opaque fragment[length];                     opaque body[fragment_length];
 *   } DTLSPlaintext, DTLSCiphertext;             } Handshake;
 *
 *             datagram                                             datagram
 *                │ records                                             ▲ records, as many as fit
 *                ▼                                                     │
 *   epoch known? number new? opens? ── no: dropped, counted      Flight ── fragments, change_cipher_spec
 *                │                                                     ▲ sent again when RetransmitTimer says so
 *      ┌─────────┼──────────┐                                          │
 *      ▼         ▼          ▼                                    queue, endFlight
 *    Inbox     alerts   DataQueue
 * </pre>
 *
 * <p>RFC 6347, Sections 4.1 to 4.2.8. What it demands here: a record that is malformed, repeated, or does not open is
 * dropped without a word; a record counts as seen only after it has opened; fragments may overlap and come in any order; a
 * flight is sent again, with new record numbers, until the peer's next flight is there; the last flight is sent again when
 * the peer repeats its own.
 *
 * <p>Nothing here grows with what a header claims: a message costs the bytes of its fragments, and all queues are bounded.
 * There is no clock: every time is the caller's.
 *
 * <p>Read first: {@link dev.handfast.carrier.datagram.DatagramCarrier}, {@link dev.handfast.carrier.datagram.Inbox},
 * {@link dev.handfast.carrier.datagram.Flight}.
 */
@NullMarked
package dev.handfast.carrier.datagram;

import org.jspecify.annotations.NullMarked;
