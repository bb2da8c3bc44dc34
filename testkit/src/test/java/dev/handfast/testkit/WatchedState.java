package dev.handfast.testkit;

import dev.handfast.engine.Engine;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Beginning;
import dev.handfast.handshake.ConnectedState;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.RawMessage;
import java.util.Set;

/** A state, and all that follow it, whose steps are noted on a map. */
interface WatchedState extends HandshakeState {

    /** What is watched. */
    HandshakeState state();

    /** The side it is on. */
    String side();

    /** Where its steps are noted. */
    MachineMap map();

    /** Watches an engine that has not begun. */
    static void watch(Engine engine, String side, MachineMap map) {
        HandshakeState beginning = (HandshakeState) Reflection.value(engine, "machine.state");
        Reflection.set(engine, "machine.state", of(beginning, side, map));
    }

    private static HandshakeState of(HandshakeState state, String side, MachineMap map) {
        map.met(MachineMap.name(state, side), state.accepts());
        if (state instanceof Suspended<?> suspended) {
            return suspended(suspended, side, map);
        }
        if (state instanceof Beginning beginning) {
            return new First(beginning, side, map);
        }
        return state instanceof ConnectedState connected
                ? new Last(connected, side, map)
                : new Middle(state, side, map);
    }

    private static <T> HandshakeState suspended(Suspended<T> asking, String side, MachineMap map) {
        return new Suspended<>(
                asking.decision(),
                (answer, out) -> stepped(asking, "answer", asking.then().resume(answer, out), side, map),
                asking.readEpoch(),
                asking.secrets());
    }

    private static HandshakeState stepped(
            HandshakeState from, String input, HandshakeState to, String side, MachineMap map) {
        map.went(MachineMap.name(from, side), input, MachineMap.name(to, side));
        return of(to, side, map);
    }

    @Override
    default Set<HandshakeType> accepts() {
        return state().accepts();
    }

    @Override
    default int readEpoch() {
        return state().readEpoch();
    }

    @Override
    default HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException {
        try {
            return stepped(state(), message.type().toString(), state().receive(message, out), side(), map());
        } catch (PeerFaultException e) {
            map().went(MachineMap.name(state(), side()), message.type().toString(), "refused: " + e.fault());
            throw e;
        }
    }

    @Override
    default HandshakeState receiveChangeCipherSpec(HandshakeOutput out) throws TlsException {
        return stepped(state(), "change_cipher_spec", state().receiveChangeCipherSpec(out), side(), map());
    }

    @Override
    default void close() {
        state().close();
    }

    /** One in the middle of a handshake. */
    record Middle(HandshakeState state, String side, MachineMap map) implements WatchedState {}

    /** One that speaks first. */
    record First(Beginning state, String side, MachineMap map) implements WatchedState, Beginning {

        @Override
        public HandshakeState begin(HandshakeOutput out) {
            return stepped(state, "begins", state.begin(out), side, map);
        }

        @Override
        public Set<HandshakeType> accepts() {
            return state.accepts();
        }

        @Override
        public int readEpoch() {
            return state.readEpoch();
        }

        @Override
        public HandshakeState receive(RawMessage message, HandshakeOutput out) {
            return state.receive(message, out);
        }

        @Override
        public void close() {
            state.close();
        }
    }

    /** One in which data flows. */
    record Last(ConnectedState state, String side, MachineMap map) implements WatchedState, ConnectedState {

        @Override
        public HandshakeState updateKeys(boolean requestPeer, HandshakeOutput out) {
            return stepped(state, "updates keys", state.updateKeys(requestPeer, out), side, map);
        }

        @Override
        public boolean isUpdateRequested() {
            return state.isUpdateRequested();
        }

        @Override
        public HandshakeState answerUpdate(HandshakeOutput out) {
            HandshakeState next = state.answerUpdate(out);
            return next == state ? this : stepped(state, "answers for keys", next, side, map);
        }
    }
}
