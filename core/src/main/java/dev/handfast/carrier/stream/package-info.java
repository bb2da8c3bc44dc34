/**
 * TLS records over a stream of bytes. Floor 7.
 *
 * <pre>
 * bytes ──► RecordReader ──► RecordOpener ──┬─ handshake ────────► MessageAssembler ──► whole messages
 *           one whole        (record)       ├─ alert, change_cipher_spec ─────────────► Incoming
 *           record                          └─ application_data ──────────────────────► read
 *
 * messages, alerts, data ──► RecordWriter ──► RecordSealer ──► bytes
 *                            cuts and packs   (record)
 * </pre>
 *
 * <p>RFC 8446, Section 5; RFC 5246, Section 6. Records are opened one by one, and only when somebody asks for what is in
 * them: what stands behind a message that may change the keys, or behind data that nobody has read, stays sealed. Memory
 * is bounded by one record in, 64 KiB and one record out, and one handshake message.
 *
 * <p>Read first: {@code StreamCarrier}, then {@code MessageAssembler}. What a message means, which may come, and what an
 * alert ends is not decided here.
 */
@NullMarked
package dev.handfast.carrier.stream;

import org.jspecify.annotations.NullMarked;
