/**
 * Measures how fast the library is, beside SunJSSE in the same run: {@link dev.handfast.bench.Benchmarks} is the program.
 *
 * <p>Stands beside the floors: nothing imports it. It measures CPU time and allocation, and no networks.
 */
@NullMarked
package dev.handfast.bench;

import org.jspecify.annotations.NullMarked;
