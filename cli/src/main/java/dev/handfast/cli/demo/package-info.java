/**
 * The command {@code demo}: what the library does, told in plain words while it happens.
 *
 * <pre>
 * Demo ── plays ──▶ Scene … Scene ── on a ──▶ Stage (authority, server, client, loopback)
 *   └──── tells on ──▶ Narrator
 * </pre>
 *
 * <p>A scene that does not go as it was told ends the demo with a failure.
 *
 * <p>Read first: {@link dev.handfast.cli.demo.Demo}, {@code Scene}.
 */
@NullMarked
package dev.handfast.cli.demo;

import org.jspecify.annotations.NullMarked;
