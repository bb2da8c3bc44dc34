/**
 * What the program tells of a connection: to people in lines, to scripts in JSON.
 *
 * <pre>
 * engine ── EngineEvent ──▶ EngineEvents ── Event ──▶ Report ──▶ standard error
 * exception ──▶ Doctor ── Diagnosis ──▶ Event.Failed ──┘ ├ ReadableReport
 *                                                        └ JsonReport
 * </pre>
 *
 * <p>Nothing that a peer chose reaches a terminal unescaped.
 *
 * <p>Read first: {@link dev.handfast.cli.report.Event}, {@link dev.handfast.cli.report.Doctor}.
 */
@NullMarked
package dev.handfast.cli.report;

import org.jspecify.annotations.NullMarked;
