package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the documentation that is generated from the code, checked in, and reviewed like code.
 *
 * <p>{@code mvn -q test -pl testkit -am -Dtest=… -Dhandfast.regenerate=true} writes it.
 */
record GeneratedFile(String name, Class<?> test) {

    /** Demands that the file says this, or lets it say this. */
    void requireContent(String content) throws IOException {
        Path file = Path.of("..", "docs", name);
        if (Boolean.getBoolean("handfast.regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(Files.isRegularFile(file) ? Files.readString(file) : "")
                .as(
                        "docs/%s is not what the code does. If the change is meant, run%n  mvn -q test -pl testkit -am"
                                + " -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -Dhandfast.regenerate=true%nand"
                                + " commit the file; the difference is",
                        name, test.getSimpleName())
                .isEqualTo(content);
    }
}
