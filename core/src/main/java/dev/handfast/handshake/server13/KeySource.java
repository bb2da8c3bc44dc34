package dev.handfast.handshake.server13;

import dev.handfast.config.FoundPsk;
import dev.handfast.handshake.Authentication;
import dev.handfast.keys.EarlySecrets;

/** Where the schedule of a handshake begins. */
sealed interface KeySource extends AutoCloseable {

    /** What the connection rests on. */
    Authentication authentication();

    /** Drops what is owned. */
    @Override
    void close();

    /** Without a key that both have already. */
    record Nothing() implements KeySource {

        @Override
        public Authentication authentication() {
            return new Authentication.ByCertificate();
        }

        @Override
        public void close() {}
    }

    /**
     * With a key that the client has proved to have.
     *
     * @param psk owned
     * @param index which of the identities in the newest ClientHello it is
     * @param early the schedule begun with it; owned
     */
    record Known(FoundPsk psk, int index, EarlySecrets early) implements KeySource {

        @Override
        public Authentication authentication() {
            return psk instanceof FoundPsk.Resumption resumption
                    ? new Authentication.BySession(resumption.session().facts())
                    : new Authentication.ByPsk(((FoundPsk.External) psk).identity());
        }

        @Override
        public void close() {
            psk.close();
            early.close();
        }
    }
}
