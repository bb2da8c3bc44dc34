package dev.handfast.conformance.interop;

import java.io.IOException;

/** Another implementation of TLS. */
enum Peer {
    OPENSSL,
    GNUTLS,
    JSSE,
    BOUNCY_CASTLE;

    PeerServer serve(Setup setup) throws IOException {
        return switch (this) {
            case OPENSSL -> OpenSsl.serve(setup);
            case GNUTLS -> GnuTls.serve(setup);
            case JSSE -> new JsseServer(setup, Jsse.OF_JAVA);
            case BOUNCY_CASTLE -> new JsseServer(setup, Jsse.OF_BOUNCY_CASTLE);
        };
    }

    PeerClient connect(int port, Setup setup) throws IOException {
        return switch (this) {
            case OPENSSL -> OpenSsl.connect(port, setup);
            case GNUTLS -> GnuTls.connect(port, setup);
            case JSSE -> new JsseClient(port, setup, Jsse.OF_JAVA);
            case BOUNCY_CASTLE -> new JsseClient(port, setup, Jsse.OF_BOUNCY_CASTLE);
        };
    }
}
