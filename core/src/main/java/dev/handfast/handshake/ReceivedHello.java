package dev.handfast.handshake;

import dev.handfast.config.ServerConfig;
import dev.handfast.keys.LabelPrefix;
import dev.handfast.keys.Schedule;
import dev.handfast.keys.SecretLog;
import dev.handfast.keys.Transcript;
import dev.handfast.message.ClientHello;
import dev.handfast.message.RawMessage;
import dev.handfast.message.extension.ServerName;
import dev.handfast.wire.Bytes;

/**
 * What a server knows once it has read a ClientHello and chosen its configuration: the facts from which either version
 * goes on.
 *
 * @param message the ClientHello as it came
 * @param transcript of everything before it
 */
public record ReceivedHello(ServerConfig config, ClientHello hello, RawMessage message, Transcript transcript) {

    /** The ClientHello as it came, with its header. */
    public Bytes encoding() {
        return message.encoding();
    }

    /** The schedule that this handshake derives its secrets with. */
    public Schedule schedule() {
        return new Schedule(config.crypto(), LabelPrefix.TLS, new SecretLog(config.keyLog(), hello.random()));
    }

    /** The name that the client asks for; empty when it asks for none. */
    public String serverName() {
        return hello.extensions()
                .find(ServerName.class)
                .map(ServerName::hostName)
                .orElse("");
    }
}
