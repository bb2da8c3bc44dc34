/**
 * The library against BoringSSL's test runner, BoGo, whose own implementation of TLS misbehaves in thousands of ways.
 *
 * <pre>
 * conformance/bogo ──▶ BogoSuite ──starts──▶ runner.test ──starts, a process a test──▶ launcher
 *                         │                      ▲                                        │ arguments, exit code
 *                         │                      │ TCP: TLS                               ▼ Unix-domain socket
 *                         └──────────────────────┼──────────────────────────────▶ BogoDaemon
 *                                                └───────────────────────────────── ShimRun, a thread a test
 * </pre>
 *
 * <p>A {@link dev.handfast.conformance.bogo.BogoShim} runs one test in a JVM of its own instead. Both use {@code ShimRun},
 * which shares nothing between tests but code and the list of security providers.
 *
 * <p>What the runner calls an error stands in {@code ErrorNames}, what is not run and why in {@code bogo-config.json}.
 *
 * <p>Read first: {@code ShimRun}, {@code Exchange}, {@code EngineLoop}.
 */
@NullMarked
package dev.handfast.conformance.bogo;

import org.jspecify.annotations.NullMarked;
