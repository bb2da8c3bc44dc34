/**
 * Code points of the TLS registries as values. Floor 0.
 *
 * <p>Open registries are records around their number, so that unknown and reserved values (GREASE, RFC 8701) survive a
 * decode and an encode; closed registries are enums. Nothing here knows what a value is used for.
 *
 * <p>Read first: {@link dev.handfast.iana.CipherSuite}, {@link dev.handfast.iana.ProtocolVersion}.
 */
@NullMarked
package dev.handfast.iana;

import org.jspecify.annotations.NullMarked;
