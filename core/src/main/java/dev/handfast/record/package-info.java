/**
 * Protecting one record, and the arrays that records live in. Floor 5.
 *
 * <pre>
 * struct {
 *     ContentType type;                          application_data when protected
 *     ProtocolVersion legacy_record_version;     0x0303
 *     uint16 length;
 *     opaque fragment[length];                   ┐
 * } TLSPlaintext, TLSCiphertext;                 │ AEAD(nonce = iv xor sequence, associated data = header)
 *                                                ▼
 * struct {
 *     opaque content[];
 *     ContentType type;
 *     uint8 zeros[length_of_padding];
 * } TLSInnerPlaintext;
 * </pre>
 *
 * <p>RFC 8446, Sections 5.1 to 5.5. A {@link dev.handfast.record.RecordSealer} or
 * {@link dev.handfast.record.RecordOpener} is one direction of one epoch and counts its records itself. Neither allocates
 * anything for a record, and content is never staged: it goes from the array of whoever wrote it to the array that leaves,
 * and back the same way.
 *
 * <p>What records mean, how streams are cut into them, and in which order they may come stands in {@code carrier.stream}.
 *
 * <p>Read first: {@link dev.handfast.record.RecordOpener}, {@link dev.handfast.record.Aead13Opener},
 * {@link dev.handfast.record.RecordBuffer}.
 */
@NullMarked
package dev.handfast.record;

import org.jspecify.annotations.NullMarked;
