/**
 * TLS and DTLS connections for applications, on streams and on datagrams, blocking and asynchronous.
 *
 * <p>Floor 10, the highest: the only package that knows threads, clocks and sockets. Everything below it is a protocol
 * engine that is handed bytes and the time.
 */
@NullMarked
package dev.handfast;

import org.jspecify.annotations.NullMarked;
