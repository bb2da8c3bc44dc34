/**
 * Sockets for the commands: connecting within a time, handshakes within a time, ending without losing data.
 *
 * <p>Read first: {@link dev.handfast.cli.net.TimedTransport}.
 */
@NullMarked
package dev.handfast.cli.net;

import org.jspecify.annotations.NullMarked;
