package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestGroupsTest {

    @Test
    void endsAGroupWhereTheNextBegins() {
        TestGroups groups = new TestGroups(Map.of("a1", "A", "b1", "B"));
        assertThat(groups.assign(List.of("a1", "a2", "b1", "b2")))
                .containsExactly(
                        Map.entry("a1", "A"), Map.entry("a2", "A"), Map.entry("b1", "B"), Map.entry("b2", "B"));
    }

    @Test
    void hasAPlaceForTestsBeforeAnyKnownGroup() {
        assertThat(new TestGroups(Map.of()).assign(List.of("x"))).containsEntry("x", "other");
    }

    @Test
    void knowsTheGroupsOfTheRunner() throws Exception {
        assertThat(TestGroups.known().byFirstTest()).hasSize(55).containsEntry("KeyUpdate-ToClient", "KeyUpdate");
    }
}
