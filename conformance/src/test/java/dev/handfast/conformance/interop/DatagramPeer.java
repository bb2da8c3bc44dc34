package dev.handfast.conformance.interop;

import java.io.IOException;

/** Another implementation of DTLS. */
enum DatagramPeer {
    OPENSSL,
    GNUTLS,
    JSSE;

    /** A server that answers every line. */
    DatagramSide serve(DatagramSetup setup) throws IOException {
        return switch (this) {
            case OPENSSL -> DatagramOpenSsl.serve(setup);
            case GNUTLS -> DatagramGnuTls.serve(setup);
            case JSSE -> DatagramJsse.serve(setup);
        };
    }

    /** A client that says {@code hello} when the handshake is over. */
    DatagramSide connect(int port, DatagramSetup setup) throws IOException {
        return switch (this) {
            case OPENSSL -> DatagramOpenSsl.connect(port, setup);
            case GNUTLS -> DatagramGnuTls.connect(port, setup);
            case JSSE -> DatagramJsse.connect(port, setup, DatagramJsse.context(setup));
        };
    }
}
