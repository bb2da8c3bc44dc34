/**
 * The command {@code inspect}: what a server, or a file of certificates, is and what is wrong with it.
 *
 * <p>What was found goes to standard output, since it is what was asked for; what failed goes to standard error.
 *
 * <p>Read first: {@link dev.handfast.cli.inspect.Inspect}.
 */
@NullMarked
package dev.handfast.cli.inspect;

import org.jspecify.annotations.NullMarked;
