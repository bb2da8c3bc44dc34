/**
 * The protocol without input and output: bytes in, bytes out, events. Floor 9.
 *
 * <pre>
 *                 ┌───────────────────── Engine ─────────────────────┐
 *  network ──receive──▶ Carrier ──next──▶ HandshakeState             │
 *          ◀─transmit──         ◀─queue── │ HandshakeOutput          │
 *                 │        ▲                                          │
 *  application ─write──────┘   read ◀─────┘       pollEvent ──▶ EngineEvent
 *                 └──────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>An engine has no thread, lock, clock, socket or callback: time is passed in, questions are events. Whoever drives it
 * does, after every call, three things: polls the events and answers the questions among them, transmits, and looks at the
 * deadline.
 *
 * <p>Read first: {@link dev.handfast.engine.Engine}, {@link dev.handfast.engine.EngineEvent}.
 */
@NullMarked
package dev.handfast.engine;

import org.jspecify.annotations.NullMarked;
