package dev.handfast.testkit;

import dev.handfast.message.HandshakeMessage;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes to the messages of a {@link HostilePeer}, which hashes and protects them as if they were honest. Immutable.
 *
 * <pre>{@code
 * Tamper.none().message(Finished.class, finished -> new Finished(Bytes.of(1, 2, 3)))
 * }</pre>
 */
public final class Tamper {

    private static final Tamper NONE = new Tamper(List.of());

    private final List<Rule<?>> rules;

    private Tamper(List<Rule<?>> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Rule<T extends HandshakeMessage>(
            Class<T> form, UnaryOperator<T> message, UnaryOperator<Bytes> body) {

        HandshakeMessage apply(HandshakeMessage honest) {
            return form.isInstance(honest) ? message.apply(form.cast(honest)) : honest;
        }

        Bytes applyToBody(HandshakeMessage honest, Bytes encoded) {
            return form.isInstance(honest) ? body.apply(encoded) : encoded;
        }
    }

    /** Leaves everything honest. */
    public static Tamper none() {
        return NONE;
    }

    /** Changes messages of this form as well. */
    public <T extends HandshakeMessage> Tamper message(Class<T> form, UnaryOperator<T> change) {
        return and(new Rule<>(form, change, body -> body));
    }

    /** Changes the encoded bodies of messages of this form as well, header and length following suit. */
    public Tamper body(Class<? extends HandshakeMessage> form, UnaryOperator<Bytes> change) {
        return and(new Rule<>(form, message -> message, change));
    }

    private Tamper and(Rule<?> rule) {
        List<Rule<?>> all = new ArrayList<>(rules);
        all.add(rule);
        return new Tamper(all);
    }

    RawMessage apply(HandshakeMessage honest) {
        HandshakeMessage message = honest;
        for (Rule<?> rule : rules) {
            message = rule.apply(message);
        }
        Bytes body = message.body();
        for (Rule<?> rule : rules) {
            body = rule.applyToBody(message, body);
        }
        return RawMessage.of(message.type(), body);
    }
}
