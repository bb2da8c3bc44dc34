package dev.handfast.engine;

import dev.handfast.handshake.HandshakeState;
import dev.handfast.wire.Bytes;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;

/** An engine whose machine a test has changed, fed with the records of a trace. */
@NullMarked
final class TraceEngine {

    private static final long NOW = 0;

    private final Engine engine;
    private final Consumer<EngineEvent.Question<?>> answers;

    private TraceEngine(Engine engine, Consumer<EngineEvent.Question<?>> answers) {
        this.engine = engine;
        this.answers = answers;
    }

    static TraceEngine of(Engine engine, HandshakeState beginning, Consumer<EngineEvent.Question<?>> answers)
            throws Exception {
        Field machine = Engine.class.getDeclaredField("machine");
        machine.setAccessible(true);
        Field state = Machine.class.getDeclaredField("state");
        state.setAccessible(true);
        state.set(machine.get(engine), beginning);
        return new TraceEngine(engine, answers);
    }

    /** A record with another value in one of its components. */
    static <R extends Record> R with(R original, String component, Object value) {
        try {
            RecordComponent[] components = original.getClass().getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals(component)
                        ? value
                        : components[i].getAccessor().invoke(original);
            }
            var constructor = original.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked")
            R copy = (R) constructor.newInstance(values);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Engine engine() {
        return engine;
    }

    /** What the engine has to send. */
    Bytes sent() {
        ByteBuffer target = ByteBuffer.allocate(1 << 15);
        while (engine.hasOutput()) {
            engine.transmit(target, NOW);
        }
        return Bytes.copyOf(target.array(), 0, target.position());
    }

    Bytes begin() throws Exception {
        engine.handshake(NOW);
        return sent();
    }

    /** What the engine answers to these records. */
    Bytes receive(Bytes records) throws Exception {
        ByteBuffer source = ByteBuffer.wrap(records.toArray());
        engine.receive(source, NOW);
        for (Optional<EngineEvent> event = engine.pollEvent(); event.isPresent(); event = engine.pollEvent()) {
            if (event.get() instanceof EngineEvent.Question<?> question) {
                answers.accept(question);
                engine.resume(NOW);
            }
        }
        return sent();
    }

    /** The application data in these records. */
    Bytes read(Bytes records) throws Exception {
        receive(records);
        ByteBuffer target = ByteBuffer.allocate(1 << 15);
        int count = engine.read(target, NOW);
        return count <= 0 ? Bytes.EMPTY : Bytes.copyOf(target.array(), 0, target.position());
    }

    Bytes write(Bytes data) throws Exception {
        engine.write(ByteBuffer.wrap(data.toArray()), NOW);
        return sent();
    }

    Bytes close() {
        engine.closeWrite(NOW);
        return sent();
    }
}
