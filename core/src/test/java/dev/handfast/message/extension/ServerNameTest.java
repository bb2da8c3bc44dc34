package dev.handfast.message.extension;

import static dev.handfast.iana.ExtensionType.SERVER_NAME;
import static dev.handfast.message.extension.ExtensionRules.Place.CLIENT_HELLO;
import static dev.handfast.message.extension.ExtensionRules.Place.SERVER_HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.handfast.fault.DecodeFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerNameTest {

    @Test
    void holdsOneHostName() throws Exception {
        assertThat(Bodies.decode(SERVER_NAME, CLIENT_HELLO, "0006 00 0003 612e62"))
                .isEqualTo(new ServerName("a.b"));
    }

    @ParameterizedTest
    @CsvSource({
        "0000,                    VECTOR_TOO_SHORT",
        "0003 00 0000,            VECTOR_TOO_SHORT",
        "0004 01 0001 61,         MALFORMED_SERVER_NAME",
        "0008 00 0001 61 00 0001 62, MALFORMED_SERVER_NAME",
        "0005 00 0002 6100,       MALFORMED_SERVER_NAME",
        "0005 00 0002 6120,       MALFORMED_SERVER_NAME",
        "0005 00 0002 c3a4,       MALFORMED_SERVER_NAME",
        "0005 00 0001 61 00,      MALFORMED_SERVER_NAME",
        "0005 00 0003 6162,       TRUNCATED",
        "0004 00 0001 61 00,      TRAILING_BYTES",
        "'',                      TRUNCATED"
    })
    void refusesWhatIsNoSingleHostName(String body, DecodeFault fault) {
        Bodies.assertRefused(SERVER_NAME, CLIENT_HELLO, body, fault);
    }

    @Test
    void refusesALongerNameThanDnsHas() {
        Bodies.assertRefused(
                SERVER_NAME, CLIENT_HELLO, "0103 00 0100" + "61".repeat(256), DecodeFault.MALFORMED_SERVER_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä.example"})
    void isNotMadeOfAnythingElse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServerName(name));
    }

    @Test
    void isAcknowledgedByAnEmptyBody() throws Exception {
        assertThat(Bodies.decode(SERVER_NAME, SERVER_HELLO, "")).isEqualTo(new ServerName.Acknowledged());
        Bodies.assertRefused(SERVER_NAME, SERVER_HELLO, "0006 00 0003 612e62", DecodeFault.TRAILING_BYTES);
    }
}
