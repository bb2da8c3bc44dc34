/** The examples of the README: what it quotes is what is compiled here. */
@NullMarked
package dev.handfast.examples;

import org.jspecify.annotations.NullMarked;
