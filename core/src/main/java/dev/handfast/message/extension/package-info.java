/**
 * The extensions of handshake messages: one file for each, with its records and their codec. Floor 3.
 *
 * <pre>
 * struct {
 *     ExtensionType extension_type;
 *     opaque extension_data&lt;0..2^16-1&gt;;
 * } Extension;
 * </pre>
 *
 * <p>RFC 8446, Section 4.2. An extension has as many records as it has forms: {@code KeyShare.Offer} stands in a
 * ClientHello, {@code KeyShare.Choice} in a ServerHello, {@code KeyShare.Retry} in a HelloRetryRequest. Which form may
 * stand where is one table, in {@link dev.handfast.message.extension.ExtensionRules}.
 *
 * <p>Codecs know form, not meaning: whether a group was offered, a protocol is spoken or a limit is sensible is decided by
 * the handshake.
 *
 * <p>Read first: {@link dev.handfast.message.extension.Extensions}, {@link
 * dev.handfast.message.extension.ExtensionRules}, {@link dev.handfast.message.extension.KeyShare}.
 */
@NullMarked
package dev.handfast.message.extension;

import org.jspecify.annotations.NullMarked;
