/**
 * What every part of the program needs: what is around it, what it returns, addresses, and how input is refused.
 *
 * <p>Read first: {@link dev.handfast.cli.basis.Surroundings}.
 */
@NullMarked
package dev.handfast.cli.basis;

import org.jspecify.annotations.NullMarked;
