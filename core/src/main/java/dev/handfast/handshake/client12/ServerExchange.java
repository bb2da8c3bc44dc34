package dev.handfast.handshake.client12;

import dev.handfast.message.EcdhParams;
import dev.handfast.wire.Bytes;
import java.util.List;

/**
 * What the server says of the key exchange.
 *
 * @param params its share, one; none where a pre-shared key stands alone
 * @param hint which external key it means; empty when it does not say
 */
record ServerExchange(List<EcdhParams> params, Bytes hint) {

    /** A server that says nothing, and leaves the choice of a key to us. */
    static final ServerExchange SILENT = new ServerExchange(List.of(), Bytes.EMPTY);

    ServerExchange {
        params = List.copyOf(params);
    }
}
