/**
 * The frame that the state machines stand in. Floor 6.
 *
 * <pre>
 *            RawMessage                         the next state
 *   engine ─────────────▶ HandshakeState.receive ─────────────▶ engine
 *                              │
 *                              ▼ HandshakeOutput: send, keys, facts
 * </pre>
 *
 * <p>A state is a record that holds what is known at its point and owns the secrets in it; receiving a message yields the
 * next state. Whatever must be decided outside is a state, too: {@link dev.handfast.handshake.Suspended}. What the two
 * hello packages and the machines share is here; the machines themselves never import one another.
 */
@NullMarked
package dev.handfast.handshake;

import org.jspecify.annotations.NullMarked;
