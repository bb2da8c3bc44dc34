package dev.handfast.bench;

/** An implementation with its configurations, from which pairs are made. */
interface TlsStack {

    /**
     * A pair whose handshake is still to come.
     *
     * @param resuming whether it may use what the last pair that resumes has left
     * @param data what the client sends
     */
    TlsPair pair(boolean resuming, byte[] data);
}
