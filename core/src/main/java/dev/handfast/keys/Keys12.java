package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Prf12;
import dev.handfast.crypto.Secret;
import dev.handfast.iana.CipherSuite;
import dev.handfast.wire.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The master secret of TLS 1.2, and what comes from it.
 *
 * <pre>
 * master_secret = PRF(pre_master_secret, "extended master secret", session_hash)[0..47]
 *          or     PRF(pre_master_secret, "master secret", ClientHello.random + ServerHello.random)[0..47]
 * key_block     = PRF(master_secret, "key expansion", ServerHello.random + ClientHello.random)
 *               = client_write_key | server_write_key | client_write_IV | server_write_IV
 * verify_data   = PRF(master_secret, "client finished" or "server finished", Hash(handshake_messages))[0..11]
 * </pre>
 *
 * RFC 5246, Sections 6.3, 7.4.9 and 8.1; RFC 7627, Section 4. The hash is that of the suite. Used by one thread at a time.
 * The key log is told the master secret.
 */
public final class Keys12 implements AutoCloseable {

    /** The size of a master secret in bytes. */
    public static final int MASTER_SIZE = 48;

    private static final int VERIFY_SIZE = 12;

    private final Crypto crypto;
    private final CipherSuite suite;
    private final Bytes randoms;
    private final Secret master;
    private final boolean extended;
    private final WriteKeys12 client;
    private final WriteKeys12 server;

    /** Takes ownership of the master secret. */
    private Keys12(
            Schedule schedule,
            CipherSuite suite,
            Secret master,
            boolean extended,
            Bytes clientRandom,
            Bytes serverRandom) {
        this.crypto = schedule.crypto();
        this.suite = suite;
        this.randoms = clientRandom.concat(serverRandom);
        this.master = master;
        this.extended = extended;
        schedule.log().log("CLIENT_RANDOM", master);
        int keySize = suite.aead().keyLength();
        int ivSize = suite.aead().fixedIvLength();
        byte[] seed = serverRandom.concat(clientRandom).toArray();
        try (Secret block = prf(schedule, suite).derive(master, "key expansion", seed, 2 * (keySize + ivSize))) {
            this.client = share(block, 0);
            this.server = share(block, 1);
        }
    }

    /**
     * Begins with a master secret that is bound to the handshake.
     *
     * @param premaster stays the caller's
     * @param sessionHash the hash of all messages up to and including the ClientKeyExchange
     * @param clientRandom of the ClientHello, 32 bytes
     * @param serverRandom of the ServerHello, 32 bytes
     */
    public static Keys12 extended(
            Schedule schedule,
            CipherSuite suite,
            Secret premaster,
            byte[] sessionHash,
            Bytes clientRandom,
            Bytes serverRandom) {
        Secret master = prf(schedule, suite).derive(premaster, "extended master secret", sessionHash, MASTER_SIZE);
        return new Keys12(schedule, suite, master, true, clientRandom, serverRandom);
    }

    /**
     * Begins with a master secret that is bound to the randoms alone: for peers that cannot do better, where the policy
     * allows them. Nothing is exported from it.
     *
     * @param premaster stays the caller's
     */
    public static Keys12 plain(
            Schedule schedule, CipherSuite suite, Secret premaster, Bytes clientRandom, Bytes serverRandom) {
        byte[] seed = clientRandom.concat(serverRandom).toArray();
        Secret master = prf(schedule, suite).derive(premaster, "master secret", seed, MASTER_SIZE);
        return new Keys12(schedule, suite, master, false, clientRandom, serverRandom);
    }

    /**
     * Begins with the master secret of an earlier connection, which was bound to its handshake: others are not resumed.
     *
     * @param master 48 bytes; changes hands
     * @param clientRandom of the present ClientHello
     * @param serverRandom of the present ServerHello
     */
    public static Keys12 resumed(
            Schedule schedule, CipherSuite suite, Secret master, Bytes clientRandom, Bytes serverRandom) {
        if (master.size() != MASTER_SIZE) {
            throw new IllegalArgumentException("a master secret has 48 bytes, not " + master.size());
        }
        return new Keys12(schedule, suite, master, true, clientRandom, serverRandom);
    }

    /** What protects the client's records; closed with these keys. */
    public WriteKeys12 client() {
        return client;
    }

    /** What protects the server's records; closed with these keys. */
    public WriteKeys12 server() {
        return server;
    }

    /**
     * The verify_data of the client's Finished.
     *
     * @param transcriptHash of all messages before it
     */
    public byte[] clientFinished(byte[] transcriptHash) {
        return verifyData("client finished", transcriptHash);
    }

    /**
     * The verify_data of the server's Finished.
     *
     * @param transcriptHash of all messages before it, the client's Finished included if that came first
     */
    public byte[] serverFinished(byte[] transcriptHash) {
        return verifyData("server finished", transcriptHash);
    }

    /** Whether the verify_data of the client's Finished is right, told in constant time. */
    public boolean verifiesClient(byte[] transcriptHash, Bytes verifyData) {
        return MessageDigest.isEqual(clientFinished(transcriptHash), verifyData.toArray());
    }

    /** Whether the verify_data of the server's Finished is right, told in constant time. */
    public boolean verifiesServer(byte[] transcriptHash, Bytes verifyData) {
        return MessageDigest.isEqual(serverFinished(transcriptHash), verifyData.toArray());
    }

    /** What keying material for others comes from, which belongs to the caller and outlives these keys; it refuses to make any unless the master secret is extended. */
    public Exporter exporter() {
        return extended ? new Exporter12(crypto, suite.hash(), randoms.toArray(), master.copy()) : new NoExporter();
    }

    /** Whether the master secret is bound to its handshake, so that the session may be resumed. */
    public boolean isExtended() {
        return extended;
    }

    /** The master secret, for a session; a copy that the caller owns. */
    public Secret masterSecret() {
        return master.copy();
    }

    public boolean isClosed() {
        return master.isClosed();
    }

    @Override
    public void close() {
        master.close();
        client.close();
        server.close();
    }

    /** The share of one side in the key block, 0 for the client's and 1 for the server's. */
    private WriteKeys12 share(Secret block, int side) {
        int keySize = suite.aead().keyLength();
        int ivSize = suite.aead().fixedIvLength();
        Secret key = part(block, side * keySize, keySize);
        Secret iv = part(block, 2 * keySize + side * ivSize, ivSize);
        return new WriteKeys12(crypto, suite, new RecordKeys(key, iv));
    }

    private static Secret part(Secret block, int from, int size) {
        return Secret.adopt(Arrays.copyOfRange(block.bytes(), from, from + size));
    }

    private byte[] verifyData(String label, byte[] transcriptHash) {
        try (Secret data = new Prf12(crypto, suite.hash()).derive(master, label, transcriptHash, VERIFY_SIZE)) {
            return data.bytes().clone();
        }
    }

    private static Prf12 prf(Schedule schedule, CipherSuite suite) {
        return new Prf12(schedule.crypto(), suite.hash());
    }
}
