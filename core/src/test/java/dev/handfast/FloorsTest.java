package dev.handfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Keeps the packages of the library in order: imports go down, and only the top touches the machine.
 *
 * <p>The list below is the only statement of that order. A package that is not in it cannot be added; one that is in it
 * need not exist yet.
 */
final class FloorsTest {

    /**
     * The floors, lowest first, a floor a line. Packages on one floor may not use each other, except that those joined
     * by a plus sign count as one; a dot is the root package.
     */
    private static final String ORDER = """
            iana
            fault
            wire
            message+message.extension crypto
            crypto.jca keys trust
            config record
            carrier handshake
            carrier.stream carrier.datagram \
            handshake.client12 handshake.client13 handshake.server12 handshake.server13
            handshake.client handshake.server
            engine
            .
            """;

    private static final Path MAIN_CLASSES = Path.of("target", "classes");
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");

    private static final FloorRules LIBRARY =
            FloorRules.of(ORDER, "dev.handfast", MAIN_CLASSES, Path.of("src", "main", "java"));

    @Test
    void everyPackageHasAFloor() {
        assertThat(LIBRARY.packagesWithoutFloor()).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        assertThat(LIBRARY.packagesWithoutInfo()).isEmpty();
    }

    @Test
    void importsGoDownOnly() {
        assertThat(LIBRARY.climbs()).isEmpty();
    }

    @Test
    void handshakeAndCarrierDoNotKnowEachOther() {
        assertThat(LIBRARY.meetingsOf("handshake", "carrier")).isEmpty();
    }

    @Test
    void onlyTheJavaBaseModuleIsUsed() {
        assertThat(LIBRARY.foreignUses()).isEmpty();
    }

    @Test
    void onlyTheRootUsesSocketsAndThreads() {
        assertThat(LIBRARY.usesOfSocketsAndThreads()).isEmpty();
    }

    @Test
    void onlyTheRootReadsAClock() {
        assertThat(LIBRARY.clockReadings()).isEmpty();
    }

    @Test
    void theModuleRequiresNothingAtRunTimeButJavaBase() throws IOException {
        try (InputStream in = Files.newInputStream(MAIN_CLASSES.resolve("module-info.class"))) {
            assertThat(ModuleDescriptor.read(in).requires())
                    .filteredOn(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                    .extracting(ModuleDescriptor.Requires::name)
                    .containsExactly("java.base");
        }
    }

    /** Every rule finds what it should, and nothing else, in a small library that breaks each of them. */
    @Nested
    final class TheRulesThemselves {

        private static final FloorRules WRONG =
                FloorRules.of(ORDER, "dev.handfast.fixture", TEST_CLASSES, Path.of("src", "test", "java"));

        @Test
        void findAPackageWithoutAFloor() {
            assertThat(WRONG.packagesWithoutFloor()).containsExactly("stray");
        }

        @Test
        void findAPackageWithoutInfo() {
            assertThat(WRONG.packagesWithoutInfo()).containsExactly("stray");
        }

        @Test
        void findClimbs() {
            assertThat(WRONG.climbs())
                    .containsExactly(
                            "handshake.client13.UsesAnotherMachine -> handshake.server13.Machine",
                            "iana.Climbs -> wire.Plain",
                            "iana.ClimbsForAConstant -> wire.Plain",
                            "iana.ClimbsInAnAnnotation -> wire.Plain",
                            "iana.ClimbsToTheRoot -> Top",
                            "trust.UsesItsFloor -> keys.Plain",
                            "wire.IsInACycle -> record.IsInACycle");
        }

        @Test
        void findMeetingsEvenWhereTheyGoDown() {
            assertThat(WRONG.meetingsOf("handshake", "carrier"))
                    .containsExactly(
                            "carrier.datagram.KnowsHandshake -> handshake.Plain",
                            "handshake.client.KnowsCarrier -> carrier.stream.Plain");
        }

        @Test
        void findForeignUses() {
            assertThat(WRONG.foreignUses())
                    .containsExactly("wire.UsesALibrary -> org.assertj.core.api.AssertionsForClassTypes");
        }

        @Test
        void findSocketsAndThreadsBelowTheRoot() {
            assertThat(WRONG.usesOfSocketsAndThreads())
                    .containsExactly(
                            "engine.UsesAPool -> java.util.concurrent.Executors",
                            "engine.UsesAThread -> java.lang.Thread",
                            "engine.UsesChannels -> java.nio.channels.SocketChannel",
                            "engine.UsesSockets -> java.net.Socket");
        }

        @Test
        void findClockReadingsBelowTheRoot() {
            assertThat(WRONG.clockReadings())
                    .containsExactly(
                            "engine.ReadsClocks -> java.lang.System.currentTimeMillis()",
                            "engine.ReadsClocks -> java.lang.System.nanoTime()",
                            "engine.ReadsClocks -> java.security.cert.X509Certificate.checkValidity()",
                            "engine.ReadsClocks -> java.time.Clock",
                            "engine.ReadsClocks -> java.time.Instant.now()",
                            "engine.ReadsClocks -> java.util.Date.<init>()");
        }

        @Test
        void wouldNoticeAnEmptyLibrary() {
            assertThat(List.of(LIBRARY.size(), WRONG.size())).allMatch(size -> size > 0);
        }
    }
}
