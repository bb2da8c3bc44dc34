package dev.handfast.config;

import java.util.concurrent.CompletionStage;

/**
 * Chooses the configuration that serves a client, by what its ClientHello offers.
 *
 * <p>Called without any lock held, by the thread that drives the connection; may be called by several threads at once.
 */
@FunctionalInterface
public interface ConfigurationSelector {

    /**
     * Chooses a configuration.
     *
     * @return completes with the choice, now or later, on any thread; a failure ends the handshake
     */
    CompletionStage<ServerConfig> select(ClientOffer offer);
}
