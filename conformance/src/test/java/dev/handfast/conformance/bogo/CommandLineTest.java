package dev.handfast.conformance.bogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandLineTest {

    @Test
    void takesSwitchesAndValues() throws Exception {
        Options options = initial("-server", "-port", "4433", "-curves", "29", "-curves", "23");
        assertThat(options.has(Option.SERVER)).isTrue();
        assertThat(options.number(Option.PORT, 0)).isEqualTo(4433);
        assertThat(options.numbers(Option.CURVES)).containsExactly(29, 23);
    }

    @Test
    void takesAValueThatLooksLikeAnOption() throws Exception {
        assertThat(initial("-expect-selected-credential", "-1").number(Option.EXPECT_SELECTED_CREDENTIAL, 0))
                .isEqualTo(-1);
    }

    @Test
    void takesAnEmptyValue() throws Exception {
        assertThat(initial("-export-context", "").has(Option.EXPORT_CONTEXT)).isTrue();
    }

    @Test
    void readsBytesOfAValueAsTheyCame() throws Exception {
        assertThat(initial("-advertise-alpn", "\u0001\u00ff").bytes(Option.ADVERTISE_ALPN))
                .containsExactly(1, 0xff);
    }

    @Test
    void appliesAnOptionToEveryConnection() throws Exception {
        CommandLine line = CommandLine.parse(List.of("-async"));
        assertThat(line.ofConnection(0).has(Option.ASYNC)).isTrue();
        assertThat(line.ofConnection(1).has(Option.ASYNC)).isTrue();
        assertThat(line.retried().has(Option.ASYNC)).isTrue();
    }

    @Test
    void appliesAnOptionForOneConnectionToThatAlone() throws Exception {
        CommandLine line = CommandLine.parse(List.of("-on-resume-host-name", "example.org"));
        assertThat(line.initial().has(Option.HOST_NAME)).isFalse();
        assertThat(line.resumed().text(Option.HOST_NAME, "")).isEqualTo("example.org");
        assertThat(line.retried().has(Option.HOST_NAME)).isFalse();
    }

    @Test
    void givesTheOptionsOfACredentialToTheNewestOne() throws Exception {
        Options options = initial(
                "-cert-file",
                "own",
                "-new-x509-credential",
                "-cert-file",
                "first",
                "-must-match-issuer",
                "-new-x509-credential",
                "-cert-file",
                "second",
                "-host-name",
                "example.org");
        assertThat(options.text(Option.CERT_FILE, "")).isEqualTo("own");
        assertThat(options.text(Option.HOST_NAME, "")).isEqualTo("example.org");
        assertThat(options.credentials())
                .extracting(credential -> credential.text(Option.CERT_FILE, ""))
                .containsExactly("first", "second");
        assertThat(options.credentials())
                .extracting(credential -> credential.has(Option.MUST_MATCH_ISSUER))
                .containsExactly(true, false);
    }

    @Test
    void admitsThatAnOptionIsUnknown() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("-server", "-false-start")))
                .isInstanceOf(UnimplementedException.class)
                .hasMessageContaining("-false-start");
    }

    @Test
    void admitsThatAPrefixIsUnknown() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("-on-shim-curves", "29")))
                .isInstanceOf(UnimplementedException.class);
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse(List.of("-port")));
    }

    private static Options initial(String... arguments) throws UnimplementedException {
        return CommandLine.parse(List.of(arguments)).initial();
    }
}
