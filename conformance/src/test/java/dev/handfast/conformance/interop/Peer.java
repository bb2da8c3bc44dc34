package dev.handfast.conformance.interop;

import java.io.IOException;

/** Another implementation of TLS. */
enum Peer {
    OPENSSL,
    GNUTLS,
    JSSE;

    PeerServer serve(Setup setup) throws IOException {
        return switch (this) {
            case OPENSSL -> OpenSsl.serve(setup);
            case GNUTLS -> GnuTls.serve(setup);
            case JSSE -> new JsseServer(setup);
        };
    }

    PeerClient connect(int port, Setup setup) throws IOException {
        return switch (this) {
            case OPENSSL -> OpenSsl.connect(port, setup);
            case GNUTLS -> GnuTls.connect(port, setup);
            case JSSE -> new JsseClient(port, setup);
        };
    }
}
