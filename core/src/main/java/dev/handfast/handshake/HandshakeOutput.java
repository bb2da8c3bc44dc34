package dev.handfast.handshake;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.keys.Exporter;
import dev.handfast.keys.TrafficSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.wire.Bytes;

/** Everything that a state may do besides returning its successor. */
public interface HandshakeOutput {

    /**
     * Queues a message under the present write keys.
     *
     * @return its exact encoding, for the state's transcript
     */
    Bytes send(HandshakeMessage message, FlightKind kind);

    /** Makes a change_cipher_spec a member of the flight. */
    void changeCipherSpec();

    /** Lets the flight go. */
    void endFlight();

    /**
     * Opens later records with keys of this secret, which stays the caller's.
     *
     * @throws PeerFaultException when handshake bytes of the peer wait that no state has taken
     */
    void readWith(int epoch, TrafficSecret secret) throws PeerFaultException;

    /** Seals later records with keys of this secret, which stays the caller's. */
    void writeWith(int epoch, TrafficSecret secret);

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
