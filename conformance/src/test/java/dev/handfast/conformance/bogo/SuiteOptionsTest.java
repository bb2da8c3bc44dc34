package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SuiteOptionsTest {

    @Test
    void keepsWhatIsForTheRunner() {
        SuiteOptions options = parse("-test", "Peek-*", "--one-jvm", "-debug");
        assertThat(options.forRunner()).containsExactly("-test", "Peek-*", "-debug");
        assertThat(options.resident()).isFalse();
        assertThat(options.runner()).isEqualTo(Path.of("/runner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-test Peek-*", "--test Peek-*", "-test=Peek-*", "-test KeyUpdate -test Peek-*"})
    void findsTheTestsThatTheRunnerWillChoose(String text) {
        SuiteOptions options = parse(text.split(" ", -1));
        assertThat(options.chosen().matches("Peek-Basic")).isTrue();
        assertThat(options.chosen().matches("KeyUpdate")).isFalse();
    }

    @Test
    void takesWhatScriptAndPersonBothSayForOne() {
        SuiteOptions options = parse("--one-jvm", "--one-jvm", "-debug");
        assertThat(options.resident()).isFalse();
        assertThat(options.forRunner()).containsExactly("-debug");
    }

    @Test
    void addsWorkersWhereNobodyHasSaidHowMany() {
        assertThat(parse().withWorkers()).containsExactly("-num-workers", "6");
        assertThat(parse("-num-workers", "2").withWorkers()).containsExactly("-num-workers", "2");
    }

    @Test
    void noticesThatDisabledTestsAreRun() {
        assertThat(parse().includesDisabled()).isFalse();
        assertThat(parse("--include-disabled").includesDisabled()).isTrue();
    }

    @Test
    void doesNotTellTheCountsOfSomeTestsAsThoseOfAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--update-doc", "-test", "Peek-*"));
    }

    @Test
    void wantsARunner() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuiteOptions.parse(List.of("--home", "/home", "--launcher", "/shim")))
                .withMessageContaining("--runner");
    }

    private static SuiteOptions parse(String... arguments) {
        return SuiteOptions.parse(Stream.concat(
                        Stream.of("--home", "/home", "--launcher", "/shim", "--runner", "/runner"),
                        Stream.of(arguments))
                .toList());
    }
}
