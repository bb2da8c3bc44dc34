/**
 * The program {@code handfast}: what a person uses before writing any code, and what scripts use to test the library
 * against other programs. Options, output and exit codes are an interface.
 *
 * <p>It uses only what the library exports, as any other program does.
 */
@NullMarked
package dev.handfast.cli;

import org.jspecify.annotations.NullMarked;
