package dev.handfast.handshake;

import dev.handfast.config.ServerConfig;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;

/**
 * What a server knows once it has read a ClientHello and chosen its configuration: the facts from which either version
 * goes on.
 *
 * @param transcript with that ClientHello as its last message; owned
 */
public record ReceivedHello(ServerConfig config, ClientHello hello, Transcript transcript) {}
