package dev.handfast.bench;

import java.io.IOException;

/** A client and a server in one thread, joined in memory. */
interface TlsPair extends AutoCloseable {

    /** How many bytes a peer's largest record can have. */
    int RECORD_ROOM = (1 << 14) + 512;

    /** Takes both through the handshake, and gives the client the ticket that follows it. */
    void handshake() throws IOException;

    /** Whether the handshake went on from a session of another pair. */
    boolean isResumed();

    /**
     * Protects the data of the client, which goes nowhere.
     *
     * @return the size of what was to be sent
     */
    int seal() throws IOException;

    /**
     * Moves the data from the client to the server.
     *
     * @return the number of bytes that have arrived
     */
    int move() throws IOException;

    @Override
    void close();
}
