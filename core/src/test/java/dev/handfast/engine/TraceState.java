package dev.handfast.engine;

import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Beginning;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.Suspended;
import dev.handfast.iana.HandshakeType;
import dev.handfast.message.FlightKind;
import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.RawMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A state of ours whose messages are exchanged for those of a trace where ours are different by choice: extensions that we
 * do not send, or send in another order.
 *
 */
@NullMarked
record TraceState(HandshakeState ours, Changes changes) implements HandshakeState {

    /** What is the trace's and not ours. */
    interface Changes {

        /** The trace's message for ours. */
        default HandshakeMessage message(HandshakeMessage ours) {
            return ours;
        }

        /** The state to go on from, for ours. */
        default HandshakeState state(HandshakeState ours) {
            return ours;
        }

        /** What follows as soon as the handshake is over. */
        default List<HandshakeMessage> afterwards() {
            return List.of();
        }
    }

    static HandshakeState of(HandshakeState ours, Changes changes) {
        HandshakeState state = changes.state(ours);
        if (state instanceof Suspended<?> suspended) {
            return suspended(suspended, changes);
        }
        return state instanceof Beginning beginning ? new First(beginning, changes) : new TraceState(state, changes);
    }

    private static <T> HandshakeState suspended(Suspended<T> ours, Changes changes) {
        return new Suspended<>(
                ours.decision(),
                (answer, out) -> of(ours.then().resume(answer, Output.of(out, changes)), changes),
                ours.readEpoch(),
                ours.secrets());
    }

    @Override
    public Set<HandshakeType> accepts() {
        return ours.accepts();
    }

    @Override
    public int readEpoch() {
        return ours.readEpoch();
    }

    @Override
    public HandshakeState receive(RawMessage message, HandshakeOutput out) throws TlsException {
        return of(ours.receive(message, Output.of(out, changes)), changes);
    }

    @Override
    public void close() {
        ours.close();
    }

    private record First(Beginning ours, Changes changes) implements Beginning {

        @Override
        public HandshakeState begin(HandshakeOutput out) {
            return of(ours.begin(out), changes);
        }
    }

    /** The same output, but for the messages that go through it. */
    private record Output(HandshakeOutput out, Changes changes) implements InvocationHandler {

        static HandshakeOutput of(HandshakeOutput out, Changes changes) {
            return (HandshakeOutput) Proxy.newProxyInstance(
                    HandshakeOutput.class.getClassLoader(),
                    new Class<?>[] {HandshakeOutput.class},
                    new Output(out, changes));
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object[] given = arguments == null ? new Object[0] : arguments;
            if (method.getName().equals("send")) {
                given[0] = changes.message((HandshakeMessage) given[0]);
            }
            try {
                Object result = method.invoke(out, given);
                if (method.getName().equals("connected")) {
                    for (HandshakeMessage message : changes.afterwards()) {
                        out.send(message, FlightKind.ALONE);
                        out.endFlight();
                    }
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
