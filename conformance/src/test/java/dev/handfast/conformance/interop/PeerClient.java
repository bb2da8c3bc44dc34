package dev.handfast.conformance.interop;

import dev.handfast.iana.AlertDescription;
import java.io.IOException;

/** A client of another implementation, which says {@code hello} when the handshake is over. */
interface PeerClient extends AutoCloseable {

    /** Makes it say more. */
    void type(String text) throws IOException;

    /** Waits until it has received this text. */
    void await(String text);

    /** Waits until it has reported this fatal alert of the server. */
    void awaitAlert(AlertDescription alert);

    /** Makes it say goodbye; fails when it was not content. */
    void leave() throws Exception;

    @Override
    void close();
}
