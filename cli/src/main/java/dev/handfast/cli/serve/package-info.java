/**
 * The command {@code serve}: a server that echoes, answers HTTP, or passes plain bytes on.
 *
 * <pre>
 * Serve ─┬ Listener ──▶ Guest (one for each connection) ──▶ Service
 *        │                                                  ├ EchoService
 *        │                                                  ├ HttpService
 *        │                                                  └ ForwardService
 *        └ DatagramReception ──▶ DatagramGuest, which echoes
 * </pre>
 *
 * <p>Read first: {@link dev.handfast.cli.serve.Serve}, {@link dev.handfast.cli.serve.Reception},
 * {@link dev.handfast.cli.serve.Service}.
 */
@NullMarked
package dev.handfast.cli.serve;

import org.jspecify.annotations.NullMarked;
