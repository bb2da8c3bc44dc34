package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @Test
    void readsObjectsStringsAndNumbers() {
        assertThat(Json.object(" {\"a\": {\"b\\\"\\n\": \"c\"}, \"d\" : 12 , \"e\":{}} "))
                .containsExactly(Map.entry("a", Map.of("b\"\n", "c")), Map.entry("d", 12), Map.entry("e", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1} x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\",
                "{\"a\":\"\\q\"}",
                "[1]",
                "{\"a\" 1}",
                "{\"a"
            })
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.object(text));
    }
}
