package dev.handfast.message.extension;

import static dev.handfast.iana.ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION;
import static dev.handfast.message.extension.ExtensionRules.Place.CLIENT_HELLO;
import static dev.handfast.message.extension.ExtensionRules.Place.ENCRYPTED_EXTENSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.handfast.fault.DecodeFault;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlpnTest {

    private static final String H2_AND_HTTP = "000c 02 6832 08 687474702f312e31";

    @Test
    void listsNames() throws Exception {
        Extension alpn = Bodies.decode(APPLICATION_LAYER_PROTOCOL_NEGOTIATION, CLIENT_HELLO, H2_AND_HTTP);
        assertThat(alpn).isEqualTo(Alpn.of("h2", "http/1.1"));
        assertThat(((Alpn) alpn).texts()).containsExactly("h2", "http/1.1");
    }

    @Test
    void keepsNamesThatAreNoText() {
        Alpn grease = new Alpn(List.of(Bytes.hex("0afa")));
        assertThat(Alpn.of(grease.texts().toArray(new String[0]))).isEqualTo(grease);
    }

    @Test
    void isNotMadeOfWiderCharacters() {
        assertThatIllegalArgumentException().isThrownBy(() -> Alpn.of("h€"));
    }

    @ParameterizedTest
    @CsvSource({
        "0000,           VECTOR_TOO_SHORT",
        "0001 00,        VECTOR_TOO_SHORT",
        "0003 01 61 00,  VECTOR_TOO_SHORT",
        "0002 02 61,     TRUNCATED",
        "0002 01 61 00,  TRAILING_BYTES"
    })
    void refusesEmptyListsAndEmptyNames(String body, DecodeFault fault) {
        Bodies.assertRefused(APPLICATION_LAYER_PROTOCOL_NEGOTIATION, CLIENT_HELLO, body, fault);
    }

    @Test
    void isAnsweredByOneName() throws Exception {
        assertThat(Bodies.decode(APPLICATION_LAYER_PROTOCOL_NEGOTIATION, ENCRYPTED_EXTENSIONS, "0003 02 6832"))
                .isEqualTo(Alpn.of("h2"));
        Bodies.assertRefused(
                APPLICATION_LAYER_PROTOCOL_NEGOTIATION,
                ENCRYPTED_EXTENSIONS,
                H2_AND_HTTP,
                DecodeFault.MALFORMED_EXTENSION);
    }
}
