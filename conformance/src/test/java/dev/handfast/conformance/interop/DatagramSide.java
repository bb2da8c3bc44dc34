package dev.handfast.conformance.interop;

import dev.handfast.iana.CipherSuite;
import java.io.IOException;

/** A client or server of another implementation of DTLS, and what it says of its connection. */
interface DatagramSide extends AutoCloseable {

    /** Of a server. */
    int port();

    /** Waits until it has received this line, and says the other one, unless it answers with the same by itself. */
    void answer(String line, String answer) throws IOException;

    /** Waits until it has printed what matches. */
    void await(String regex);

    /** Waits until it has reported a handshake of DTLS 1.2 with this suite. */
    void awaitSuite(CipherSuite suite);

    /** Waits until it has reported that it resumed a session. */
    void awaitResumption();

    /** Waits until it has reported our close_notify. */
    void awaitGoodbye();

    /** Whether it answers our close_notify with its own, as RFC 5246, Section 7.2.1 asks. */
    boolean saysGoodbye();

    @Override
    void close();
}
