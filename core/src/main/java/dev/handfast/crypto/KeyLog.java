package dev.handfast.crypto;

/**
 * Is told the secrets of connections, so that a recorded connection can be looked into.
 *
 * <p>Whoever reads what it is told can decrypt everything: for debugging alone. The labels are those of the key log
 * format that Wireshark and others read (RFC 9850), such as {@code CLIENT_HANDSHAKE_TRAFFIC_SECRET}.
 */
@FunctionalInterface
public interface KeyLog {

    /**
     * Is told one secret.
     *
     * <p>Called on the connection's thread, during the handshake; must not block.
     *
     * @param label which secret it is
     * @param clientRandom the random of the ClientHello, 32 bytes; a copy
     * @param secret the secret; a copy, which is erased when the call returns
     */
    void log(String label, byte[] clientRandom, byte[] secret);

    /** A log that forgets everything at once. */
    static KeyLog none() {
        return (label, clientRandom, secret) -> {};
    }
}
