/**
 * What an application decides before, and is asked during, a handshake. Floor 5.
 *
 * <pre>
 * ClientConfig, ServerConfig    immutable, validated when built, shared by any number of connections and threads
 *   SecurityPolicy              which versions, suites, groups and signature schemes, by date
 *   PeerVerifier                who is believed           ┐
 *   CredentialSelector          who we are                ├ answer the Decisions of a handshake, now or later
 *   ConfigurationSelector       what a server name gets   ┘
 * </pre>
 *
 * <p>Nothing here is changed by a connection, and nothing here reads a clock, a file or the network by itself.
 *
 * <p>Read first: {@link dev.handfast.config.ClientConfig}, {@link dev.handfast.config.Decision}.
 */
@NullMarked
package dev.handfast.config;

import org.jspecify.annotations.NullMarked;
