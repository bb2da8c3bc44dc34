/**
 * The presentation language of RFC 8446, Section 3: numbers, vectors, structures. Floor 2.
 *
 * <pre>
 * opaque session_id&lt;0..32&gt;;        reader.vector8(0, 32)        writer.vector8(...)
 * CipherSuite suites&lt;2..2^16-2&gt;;    reader.vector16(2, 65534)    writer.vector16(...)
 * </pre>
 *
 * <p>A reader of a vector cannot leave the vector, and a writer of a vector fills in the length by itself; lengths from
 * the network are compared with what is really there before anything is allocated.
 *
 * <p>Read first: {@link dev.handfast.wire.WireReader}, {@link dev.handfast.wire.WireWriter}, {@link
 * dev.handfast.wire.Codec}.
 */
@NullMarked
package dev.handfast.wire;

import org.jspecify.annotations.NullMarked;
