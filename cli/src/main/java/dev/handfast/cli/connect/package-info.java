/**
 * The command {@code connect}: a client between standard input, standard output and a server.
 *
 * <pre>
 * standard input  ── Upload ──▶ TlsConnection ──▶ server
 * standard output ◀─ Download ─ TlsConnection ◀── server
 *
 * standard input  ── Lines ────▶ DtlsConnection ──▶ server
 * standard output ◀─ Messages ── DtlsConnection ◀── server
 * </pre>
 *
 * <p>Read first: {@link dev.handfast.cli.connect.Connect}.
 */
@NullMarked
package dev.handfast.cli.connect;

import org.jspecify.annotations.NullMarked;
