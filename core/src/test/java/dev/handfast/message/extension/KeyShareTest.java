package dev.handfast.message.extension;

import static dev.handfast.iana.ExtensionType.KEY_SHARE;
import static dev.handfast.message.extension.ExtensionRules.Place.CLIENT_HELLO;
import static dev.handfast.message.extension.ExtensionRules.Place.HELLO_RETRY_REQUEST;
import static dev.handfast.message.extension.ExtensionRules.Place.SERVER_HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.DecodeFault;
import dev.handfast.iana.NamedGroup;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyShareTest {

    private static final KeyShare.Entry ENTRY = new KeyShare.Entry(NamedGroup.X25519, Bytes.of(10, 11));

    @Test
    void offersValuesInOrder() throws Exception {
        assertThat(Bodies.decode(KEY_SHARE, CLIENT_HELLO, "000b 001d 0002 0a0b 0017 0001 0c"))
                .isEqualTo(new KeyShare.Offer(List.of(ENTRY, new KeyShare.Entry(NamedGroup.SECP256R1, Bytes.of(12)))));
    }

    @Test
    void offersNothingToGetAHelloRetryRequest() throws Exception {
        assertThat(Bodies.decode(KEY_SHARE, CLIENT_HELLO, "0000")).isEqualTo(new KeyShare.Offer(List.of()));
    }

    @Test
    void leavesTwoValuesForOneGroupToTheHandshake() throws Exception {
        assertThat(Bodies.decode(KEY_SHARE, CLIENT_HELLO, "000c 001d 0002 0a0b 001d 0002 0a0b"))
                .isEqualTo(new KeyShare.Offer(List.of(ENTRY, ENTRY)));
    }

    @Test
    void refusesAnEmptyValue() {
        Bodies.assertRefused(KEY_SHARE, CLIENT_HELLO, "0004 001d 0000", DecodeFault.VECTOR_TOO_SHORT);
        Bodies.assertRefused(KEY_SHARE, SERVER_HELLO, "001d 0000", DecodeFault.VECTOR_TOO_SHORT);
    }

    @Test
    void isAnsweredByOneValue() throws Exception {
        assertThat(Bodies.decode(KEY_SHARE, SERVER_HELLO, "001d 0002 0a0b")).isEqualTo(new KeyShare.Choice(ENTRY));
        Bodies.assertRefused(KEY_SHARE, SERVER_HELLO, "001d 0002 0a0b 00", DecodeFault.TRAILING_BYTES);
    }

    @Test
    void isAnsweredByAGroupInAHelloRetryRequest() throws Exception {
        assertThat(Bodies.decode(KEY_SHARE, HELLO_RETRY_REQUEST, "0017"))
                .isEqualTo(new KeyShare.Retry(NamedGroup.SECP256R1));
        Bodies.assertRefused(KEY_SHARE, HELLO_RETRY_REQUEST, "00", DecodeFault.TRUNCATED);
        Bodies.assertRefused(KEY_SHARE, HELLO_RETRY_REQUEST, "0017 0001 00", DecodeFault.TRAILING_BYTES);
    }
}
