/**
 * Connections: an engine, a transport, and the threads of the caller. The top floor.
 *
 * <pre>
 *   reader thread ── read ──▶ ┌───────────────┐ ──▶ Transport.write
 *   writer thread ── write ─▶ │ TlsConnection │
 *   anyone ───────── close ─▶ └───────────────┘ ◀── Transport.read
 *                               lock: Engine
 * </pre>
 *
 * <p>One lock guards the engine and is held for computation only, never across input, output, waiting or the caller's code.
 * Two turns admit one reader and one writer at a time.
 *
 * <p>Read first: {@link dev.handfast.TlsConnection}.
 */
@NullMarked
package dev.handfast;

import org.jspecify.annotations.NullMarked;
