package dev.handfast.handshake.client;

import dev.handfast.crypto.KeyExchangeGroup.PrivateShare;
import dev.handfast.handshake.Beginning;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.ClientHello;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** A client that begins with the ClientHello of a trace instead of its own. */
@NullMarked
public record TraceHello(SendClientHello beginning, ClientHello hello, Map<NamedGroup, PrivateShare> shares)
        implements Beginning {

    @Override
    public HandshakeState begin(HandshakeOutput out) {
        return beginning.send(hello, shares, List.of(), List.of(), 0, out);
    }
}
