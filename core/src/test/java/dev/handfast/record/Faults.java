package dev.handfast.record;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handfast.fault.Fault;
import dev.handfast.fault.PeerFaultException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects that the peer is refused, and for which rule. */
public final class Faults {

    private Faults() {}

    /** Runs the code and returns what the refusal says, for more to be asked of it. */
    public static AbstractStringAssert<?> assertRefused(Fault fault, ThrowingCallable code) {
        PeerFaultException refusal = assertThatExceptionOfType(PeerFaultException.class)
                .isThrownBy(code)
                .actual();
        Assertions.assertThat(refusal.fault()).isEqualTo(fault);
        return Assertions.assertThat(refusal.getMessage());
    }
}
