/** Handfast against other implementations of TLS and DTLS. */
@NullMarked
package dev.handfast.conformance;

import org.jspecify.annotations.NullMarked;
