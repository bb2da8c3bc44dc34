package dev.handfast.handshake;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.keys.Exporter;
import dev.handfast.keys.RecordSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.RawMessage;

/** Everything that a state may do besides returning its successor. */
public interface HandshakeOutput {

    /**
     * Queues a message under the present write keys.
     *
     * @return the message as it is sent, for the state's transcript; its number names it below
     */
    RawMessage send(HandshakeMessage message, FlightKind kind);

    /** Makes a change_cipher_spec a member of the flight. */
    void changeCipherSpec();

    /** Sends a warning, as TLS 1.2 knows them, under the present write keys. */
    void warn(AlertDescription description);

    /** Lets the flight go. */
    void endFlight();

    /** Says that what was received answers this message after the handshake. */
    void answered(int number);

    /** Whether the peer has this message of ours, as far as the medium can know. */
    boolean isDelivered(int number);

    /** Whether close_notify has gone, so that nothing may follow it. */
    boolean isWriteClosed();

    /** Says that no flight of ours will answer what was received, so that the medium acknowledges it if it can. */
    void acknowledge();

    /**
     * Opens later records with keys of this secret, which stays the caller's.
     *
     * <p>In TLS 1.2 a state calls this with epoch 1 when the peer's change_cipher_spec has come; no other may come after it.
     *
     * @throws PeerFaultException when handshake bytes of the peer wait that no state has taken
     */
    void readWith(int epoch, RecordSecret secret) throws PeerFaultException;

    /** Seals later records with keys of this secret, which stays the caller's. */
    void writeWith(int epoch, RecordSecret secret);

    /**
     * Demands that every handshake byte received so far has been taken by a state.
     *
     * @throws PeerFaultException otherwise
     */
    void requireDrained() throws PeerFaultException;

    /** Tells what has become known. */
    void learned(Fact fact);

    /** Ends the handshake: from now on data may flow. The exporter changes hands. */
    void connected(Exporter exporter);
}
