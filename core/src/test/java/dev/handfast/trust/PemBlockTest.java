package dev.handfast.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text layer of PEM. */
final class PemBlockTest {

    private static final String BLOCK = """
            -----BEGIN THING-----
            AQID
            -----END THING-----
            """;

    @Test
    void findsNothingInAnEmptyText() throws CredentialException {
        assertThat(PemBlock.parse("")).isEmpty();
    }

    @Test
    void skipsTextAroundBlocks() throws CredentialException {
        assertThat(PemBlock.parse("before\n" + BLOCK + "between: it\n" + BLOCK + "after"))
                .hasSize(2);
    }

    @Test
    void decodesABlock() throws CredentialException {
        assertThat(only(BLOCK).der()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", " \n", "\n\n", "\n  "})
    void acceptsAnyLineBreak(String lineBreak) throws CredentialException {
        assertThat(only(BLOCK.replace("\n", lineBreak)).der()).containsExactly(1, 2, 3);
    }

    @Test
    void acceptsALastLineWithoutABreak() throws CredentialException {
        assertThat(only(BLOCK.strip()).label()).isEqualTo("THING");
    }

    @Test
    void acceptsLinesOfAnyLength() throws CredentialException {
        assertThat(only(BLOCK.replace("AQID", "A\nQ\nI\nD")).der()).containsExactly(1, 2, 3);
    }

    @Test
    void skipsAByteOrderMark() throws CredentialException {
        assertThat(only("\ufeff" + BLOCK).der()).containsExactly(1, 2, 3);
    }

    @Test
    void countsBlocksAndLines() throws CredentialException {
        assertThat(PemBlock.parse("x\n" + BLOCK + BLOCK))
                .extracting(PemBlock::where)
                .containsExactly("the PEM text, block 1 (THING, line 2),", "the PEM text, block 2 (THING, line 5),");
    }

    @Test
    void noticesTheHeaderOfAnEncryptedKey() throws CredentialException {
        assertThat(only(BLOCK.replace("AQID", "Proc-Type: 4,ENCRYPTED\n\nAQID")).encrypted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN THING-----\nAQID\n",
                "-----BEGIN THING-----\nAQID\n-----END",
                "-----BEGIN THING-----\nAQID\n-----BEGIN THING-----\nAQID\n-----END THING-----",
            })
    void refusesABlockThatIsCutOff(String text) {
        assertThatThrownBy(() -> PemBlock.parse(text))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("is cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----END OTHER-----", "-----END THING", "-----END -----"})
    void refusesAnEndOfAnotherBlock(String end) {
        assertThatThrownBy(() -> PemBlock.parse(BLOCK.replace("-----END THING-----", end)))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("ends with the label of another block");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQ!D", "A", "AQID=", "A=QI", "AQ ID"})
    void refusesWhatIsNotBase64(String body) {
        assertThatThrownBy(() -> PemBlock.parse(BLOCK.replace("AQID", body)))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("is not base64");
    }

    @Test
    void refusesAnEmptyBlock() {
        assertThatThrownBy(() -> PemBlock.parse(BLOCK.replace("AQID\n", "")))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void skipsABeginningInTheMiddleOfALine() throws CredentialException {
        assertThat(PemBlock.parse("see -----BEGIN THING-----")).isEmpty();
    }

    @Test
    void erasesABlock() throws CredentialException {
        PemBlock block = only(BLOCK);
        block.erase();

        assertThat(block.der()).containsOnly(0);
    }

    private static PemBlock only(String text) throws CredentialException {
        List<PemBlock> blocks = PemBlock.parse(text.getBytes(StandardCharsets.UTF_8), "the PEM text");
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }
}
