package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.Fault;
import dev.handfast.fault.TruncatedException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ErrorNamesTest {

    static Stream<Fault> faults() {
        return Arrays.stream(Fault.class.getPermittedSubclasses())
                .flatMap(area -> Arrays.stream(area.getEnumConstants()))
                .map(Fault.class::cast);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hasANameOfTheRunnersFormForEveryFault(Fault fault) {
        assertThat(ErrorNames.of(fault)).isNotEmpty().allMatch(name -> name.matches("[A-Z][A-Z0-9_]*"));
    }

    @Test
    void knowsTheAlertThatAnswersAClientHello() {
        assertThat(ErrorNames.of(new AlertReceivedException(40))).contains("HANDSHAKE_FAILURE_ON_CLIENT_HELLO");
    }

    @Test
    void hasNoNameForAnEndWithoutClosure() {
        assertThat(ErrorNames.of(new TruncatedException())).isEmpty();
    }
}
