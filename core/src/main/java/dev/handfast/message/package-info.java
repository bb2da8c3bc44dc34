/**
 * The handshake messages: one file for each, with its record and codec. Floor 3, together with its extensions.
 *
 * <pre>
 * struct {
 *     HandshakeType msg_type;
 *     uint24 length;
 *     select (Handshake.msg_type) { ... } body;
 * } Handshake;
 * </pre>
 *
 * <p>RFC 8446, Section 4. A message that came from the network is a {@link dev.handfast.message.RawMessage} until a state
 * has said that it takes its type; only then is the body decoded. Messages that differ between versions carry the version
 * in their name, such as {@code Certificate13}; those of TLS 1.2 are of RFC 5246, Section 7.4.
 *
 * <p>Codecs know form, not meaning: no policy and no cryptography stands here, and no decoded value was compared with what
 * was sent before. Every codec reads the whole body or refuses it with a {@link dev.handfast.fault.DecodeFault}.
 *
 * <p>Read first: {@link dev.handfast.message.RawMessage}, {@link dev.handfast.message.KeyUpdate}, {@link
 * dev.handfast.message.ClientHello}.
 */
@NullMarked
package dev.handfast.message;

import org.jspecify.annotations.NullMarked;
