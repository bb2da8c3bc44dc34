package dev.handfast.cli;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The program uses only the packages that the library exports. It is compiled on the class path, where the compiler
 * does not see to that.
 */
final class PublicInterfaceTest {

    private static final Path PROGRAM = Path.of("target", "classes");
    private static final Path FIXTURE = Path.of("target", "test-classes", "dev", "handfast", "cli", "fixture");

    @Test
    void onlyExportedPackagesAreUsed() throws IOException {
        assertThat(usesOfInternals(PROGRAM)).isEmpty();
    }

    @Test
    void aUseOfAnInternalPackageIsSeen() throws IOException {
        assertThat(usesOfInternals(FIXTURE)).containsExactly("dev.handfast.wire.Bytes");
    }

    private static Stream<String> usesOfInternals(Path classes) throws IOException {
        Set<String> exported = exportsOfTheLibrary();
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream())
                        .map(use -> use.getTargetClass().getBaseComponentType())
                        .filter(PublicInterfaceTest::isOfTheLibrary)
                        .filter(used -> !exported.contains(used.getPackageName()))
                        .map(JavaClass::getName)
                        .distinct();
    }

    private static boolean isOfTheLibrary(JavaClass type) {
        String name = type.getPackageName() + ".";
        return name.startsWith("dev.handfast.") && !name.startsWith("dev.handfast.cli.");
    }

    private static Set<String> exportsOfTheLibrary() throws IOException {
        List<ModuleDescriptor> found = new ArrayList<>();
        ClassLoader loader = PublicInterfaceTest.class.getClassLoader();
        for (URL url : Collections.list(loader.getResources("module-info.class"))) {
            try (InputStream in = url.openStream()) {
                found.add(ModuleDescriptor.read(in));
            }
        }
        return found.stream()
                .filter(module -> module.name().equals("dev.handfast"))
                .flatMap(module -> module.exports().stream())
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(toUnmodifiableSet());
    }
}
