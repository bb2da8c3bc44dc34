package dev.handfast.carrier;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AlertDescription;
import dev.handfast.keys.RecordSecret;
import dev.handfast.message.FlightKind;
import dev.handfast.message.RawMessage;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Carries whole handshake messages, alerts and data over one medium.
 *
 * <p>Used by one thread at a time. {@code now} is a monotonic time in nanoseconds. No method keeps a caller's buffer.
 * A method that throws {@link PeerFaultException} leaves a carrier that may only send an alert and be closed.
 */
public interface Carrier extends AutoCloseable {

    /** What {@link #read} returns when no application data is there; an empty message of a datagram is 0. */
    int NOTHING = -1;

    // Out

    /** Queues a handshake message, whose number follows that of the one before, under the present write keys. */
    void queue(RawMessage message, FlightKind kind);

    /** Makes a change_cipher_spec a member of the flight. */
    void changeCipherSpec();

    /** Lets what was queued go out, and starts the timer where the medium has one. */
    void endFlight(long now);

    /** Says that what the peer sent answers this message after the handshake, which is thereby delivered. */
    void answered(int number);

    /**
     * Whether nothing more must happen for the peer to have this message and all before it: on a stream they have left, on
     * datagrams they are acknowledged.
     */
    boolean isDelivered(int number);

    /** Acknowledges what has been received, where the medium does so: no flight of ours will answer it. */
    void acknowledge(long now);

    /** Queues an alert under the present write keys. A fatal one is the last thing that leaves, and stops all timers. */
    void alert(AlertLevel level, AlertDescription description);

    // In

    /**
     * The next thing that the machine must know of, in order; opens records until there is one.
     *
     * <p>Application data met on the way waits for {@link #read}; on a stream, nothing behind it is opened.
     *
     * @return empty when more bytes, or a {@link #read}, are needed first
     */
    Optional<Incoming> next(long now) throws PeerFaultException;

    /**
     * The header of the message that {@link #next} will hand out when the rest of it is there, so that one which nobody takes
     * is refused without waiting for its body.
     *
     * <p>On datagrams any fragment of the next message in order tells it; those behind have their turn later.
     *
     * @return empty when no message has begun
     */
    Optional<Announced> announced() throws PeerFaultException;

    /**
     * Demands that every handshake byte received so far has been taken by {@link #next}.
     *
     * @throws PeerFaultException with {@code MESSAGE_ACROSS_KEY_CHANGE} otherwise
     */
    void requireDrained() throws PeerFaultException;

    /**
     * Drops what a client sends under keys that its server does not have, until a record opens or another hello comes:
     * early data that is refused (RFC 8446, Section 4.2.10). On datagrams, what does not open is dropped anyway.
     *
     * @param most the bytes of protected records above which the client is refused with {@code EARLY_DATA_TOO_LONG}
     */
    default void skipEarlyData(int most) {}

    // Keys

    /**
     * Opens later records with keys of this secret, which stays the caller's.
     *
     * @throws PeerFaultException as {@link #requireDrained}
     */
    void readWith(int epoch, RecordSecret secret) throws PeerFaultException;

    /**
     * Seals later records with keys of this secret, which stays the caller's.
     *
     * <p>On datagrams, messages that were queued before keep their keys however often they are sent again; and keys behind a
     * message {@linkplain FlightKind#ALONE of its own}, a KeyUpdate, wait until it is delivered. Data goes on under the old
     * ones then, and what is queued meanwhile waits as well.
     */
    void writeWith(int epoch, RecordSecret secret);

    /** Whether the read keys near the limit of their use, so that the peer should be asked for new ones. */
    boolean shouldUpdateReadKeys();

    /** Whether the write keys near the limit of their use; sealing fails once it is reached. */
    boolean shouldUpdateWriteKeys();

    /** Changes how records are cut and what is tolerated. */
    void apply(CarrierSettings settings);

    // Data

    /**
     * Seals application data.
     *
     * @param source what to send; its position moves over what was taken, which may be less than all on a stream
     * @return the number of bytes taken
     */
    int write(ByteBuffer source, long now);

    /**
     * Opens application data into the target, opening at most one record that holds some.
     *
     * <p>Stops at whatever {@link #next} has to hand out first. An array behind the target may be overwritten beyond the
     * bytes that are reported, but not beyond the target's limit.
     *
     * @return the number of bytes put into the target, or {@link #NOTHING}
     */
    int read(ByteBuffer target, long now) throws PeerFaultException;

    /** Whether application data has been opened, or partly read, and waits for {@link #read}. */
    boolean hasData();

    // Wire

    /**
     * Takes bytes from the network.
     *
     * @param source its position moves over what was taken; what is left must be offered again after a read
     */
    void receive(ByteBuffer source, long now) throws PeerFaultException;

    /** Takes note that the network will bring no more. */
    void receiveEnd();

    /** Moves bytes for the network into the target: as many as fit on a stream, one datagram otherwise. */
    void transmit(ByteBuffer target, long now);

    /** Whether {@link #transmit} would yield anything. */
    boolean hasOutput();

    /** When {@link #expire} wants to be called, on the scale of {@code now}; empty when no timer runs. */
    OptionalLong deadline();

    /** Does what is due at this time. */
    void expire(long now) throws PeerFaultException;

    /** Closes all keys and drops all buffers. */
    @Override
    void close();
}
