/**
 * What tests of the protocol share: deterministic pairs of engines, lossy networks, a manual clock, a certificate mint.
 *
 * <p>This module is compiled on the class path and therefore sees the internal packages of the library. It is not
 * published. Tests that need it live beside it, in this module's own tests, because the library cannot depend on it.
 */
@NullMarked
package dev.handfast.testkit;

import org.jspecify.annotations.NullMarked;
