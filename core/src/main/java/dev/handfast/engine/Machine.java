package dev.handfast.engine;

import dev.handfast.carrier.Announced;
import dev.handfast.carrier.CarrierSettings.ChangeCipherSpecRule;
import dev.handfast.carrier.Incoming;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.StateFault;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Beginning;
import dev.handfast.handshake.ConnectedState;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.Medium;
import dev.handfast.message.LongestBody;
import dev.handfast.message.RawMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The present state of the handshake, and the question that it waits for, if any. */
final class Machine implements AutoCloseable {

    private final EngineOutput output;
    private final EventQueue events;
    private final Medium medium;
    private final boolean traceMessages;
    private HandshakeState state;
    private @Nullable Pending<?> pending;

    Machine(HandshakeState beginning, EngineOutput output, EventQueue events, Medium medium, boolean traceMessages) {
        this.state = beginning;
        this.output = output;
        this.events = events;
        this.medium = medium;
        this.traceMessages = traceMessages;
    }

    /** Lets a state that waits for nobody go on: a client's first. */
    void start() {
        if (state instanceof Beginning beginning) {
            enter(beginning.begin(output));
        }
    }

    /**
     * Moves the write keys on.
     *
     * @return whether the state was one that can
     */
    boolean updateKeys(boolean requestPeer) {
        if (state instanceof ConnectedState connected) {
            enter(connected.updateKeys(requestPeer, output));
            return true;
        }
        return false;
    }

    /**
     * Moves keys on that near the limit of their use.
     *
     * @param write whether ours do
     * @param read whether the peer's do
     */
    void refreshKeys(boolean write, boolean read) {
        if (state instanceof ConnectedState connected) {
            boolean request = read && !connected.isUpdateRequested();
            if (write || request) {
                enter(connected.updateKeys(request, output));
            }
        }
    }

    /** Sends the KeyUpdate that the peer has asked for, if it has: application data is about to leave. */
    void answerUpdate() {
        if (state instanceof ConnectedState connected) {
            enter(connected.answerUpdate(output));
        }
    }

    /** Whether a question is open, so that no message is taken. */
    boolean isSuspended() {
        return pending != null;
    }

    /**
     * Goes on from a question that has been answered.
     *
     * @return whether there was one
     */
    boolean resume() throws TlsException {
        if (pending == null) {
            return false;
        }
        Optional<HandshakeState> next = pending.resume(output);
        if (next.isEmpty()) {
            return false;
        }
        enter(pastChangeCipherSpec(next.get()));
        return true;
    }

    /**
     * Judges a message by its header, be the rest there or not.
     *
     * @throws PeerFaultException when the state takes no such message, or not under these keys, or it cannot be that long
     */
    void judge(Announced header) throws PeerFaultException {
        HandshakeType type = header.type();
        if (!state.accepts().contains(type)) {
            throw new PeerFaultException(
                    StateFault.UNEXPECTED_MESSAGE, type + " where " + state.accepts() + " is expected");
        }
        if (header.epoch() != state.readEpoch()) {
            throw new PeerFaultException(StateFault.WRONG_EPOCH, type.toString());
        }
        if (header.length() > LongestBody.of(type)) {
            throw new PeerFaultException(DecodeFault.LONGER_THAN_ITS_TYPE, type + " of " + header.length() + " bytes");
        }
    }

    /** Takes a message. */
    void receive(Incoming.Message incoming) throws TlsException {
        RawMessage message = incoming.message();
        judge(new Announced(message.type(), message.body().size(), incoming.epoch()));
        if (message.type() == HandshakeType.CLIENT_HELLO) {
            output.changeCipherSpecs(ChangeCipherSpecRule.IGNORE);
        }
        if (traceMessages) {
            events.add(new EngineEvent.MessageReceived(
                    message.type(), message.body().size()));
        }
        enter(pastChangeCipherSpec(state.receive(message, output)));
    }

    /** On datagrams, where a change_cipher_spec may be lost and nobody misses it, none is waited for. */
    private HandshakeState pastChangeCipherSpec(HandshakeState next) throws TlsException {
        return medium == Medium.DATAGRAM && next.awaitsChangeCipherSpec() ? next.receiveChangeCipherSpec(output) : next;
    }

    /** Takes a change_cipher_spec that counts. */
    void receiveChangeCipherSpec() throws TlsException {
        enter(state.receiveChangeCipherSpec(output));
    }

    /** Makes this the present state, and asks its question if it is one. */
    private void enter(HandshakeState next) {
        state = next;
        pending = next instanceof Suspended<?> suspended ? ask(suspended) : null;
    }

    private <T> Pending<T> ask(Suspended<T> suspended) {
        Pending<T> question = new Pending<>(suspended, new Answer<>());
        events.add(new EngineEvent.Question<>(suspended.decision(), question.answer()));
        return question;
    }

    @Override
    public void close() {
        if (pending != null) {
            pending.answer().cancel();
            pending = null;
        }
        state.close();
    }

    private record Pending<T>(Suspended<T> suspended, Answer<T> answer) {

        Optional<HandshakeState> resume(EngineOutput output) throws TlsException {
            Optional<T> value = answer.taken();
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(suspended.then().resume(value.get(), output));
        }
    }
}
