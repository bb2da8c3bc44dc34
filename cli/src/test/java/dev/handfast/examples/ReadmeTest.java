package dev.handfast.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The README and the manual show what is compiled. */
final class ReadmeTest {

    private static final Path EXAMPLES = Path.of("src", "test", "java", "dev", "handfast", "examples");
    private static final int MOST_LINES = 15;

    @ParameterizedTest
    @CsvSource({
        "README.md,FirstClient",
        "README.md,FirstServer",
        "docs/DTLS.md,FirstDtlsClient",
        "docs/DTLS.md,FirstDtlsServer"
    })
    void quotesTheExample(String page, String name) throws IOException {
        assertThat(quoted(Path.of("..", page), name)).isEqualTo(compiled(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FirstClient", "FirstServer"})
    void keepsTheExampleShort(String name) throws IOException {
        String body = compiled(name).substring(compiled(name).indexOf("final class"));

        assertThat(body.lines().count()).isLessThan(MOST_LINES);
    }

    /** The block of Java in the page that declares the class. */
    private static String quoted(Path page, String name) throws IOException {
        Matcher blocks = Pattern.compile("(?s)```java\n(.*?)```\n").matcher(Files.readString(page));
        while (blocks.find()) {
            if (blocks.group(1).contains("class " + name + " ")) {
                return blocks.group(1);
            }
        }
        throw new AssertionError(page + " has no block of Java with the class " + name);
    }

    /** The source without its package. */
    private static String compiled(String name) throws IOException {
        String source = Files.readString(EXAMPLES.resolve(name + ".java"));
        return source.substring(source.indexOf("import "));
    }
}
