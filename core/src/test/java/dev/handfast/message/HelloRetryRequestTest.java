package dev.handfast.message;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.DecodeFault;
import dev.handfast.iana.HandshakeType;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

final class HelloRetryRequestTest {

    private static final Bytes HEAD = Bytes.hex("0303").concat(HelloRetryRequest.RANDOM);

    @Test
    void isKnownByTheHashOfItsName() throws NoSuchAlgorithmException {
        byte[] name = "HelloRetryRequest".getBytes(StandardCharsets.US_ASCII);
        assertThat(HelloRetryRequest.RANDOM)
                .isEqualTo(Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(name)));
    }

    @Test
    void isRecognisedBeforeItIsDecoded() {
        assertThat(HelloRetryRequest.isRetry(RawMessage.of(HandshakeType.SERVER_HELLO, HEAD)))
                .isTrue();
    }

    @Test
    void isNeitherShorterNorOfAnotherType() {
        Bytes cut = HEAD.slice(0, HEAD.size() - 1);
        assertThat(HelloRetryRequest.isRetry(RawMessage.of(HandshakeType.SERVER_HELLO, cut)))
                .isFalse();
        assertThat(HelloRetryRequest.isRetry(RawMessage.of(HandshakeType.SERVER_HELLO, Bytes.EMPTY)))
                .isFalse();
        assertThat(HelloRetryRequest.isRetry(RawMessage.of(HandshakeType.CLIENT_HELLO, HEAD)))
                .isFalse();
    }

    @Test
    void hasExtensions() {
        assertRefused(HelloRetryRequest.CODEC, HEAD.concat(Bytes.hex("00 1301 00")), DecodeFault.TRUNCATED);
        assertRefused(HelloRetryRequest.CODEC, HEAD.concat(Bytes.hex("00 1301 00 0000")), DecodeFault.VECTOR_TOO_SHORT);
    }

    @Test
    void carriesNoAnswerToOtherExtensions() {
        assertRefused(
                HelloRetryRequest.CODEC,
                HEAD.concat(Bytes.hex("00 1301 00 000a 0029 0002 0000 002c 0000")),
                DecodeFault.EXTENSION_NOT_ALLOWED_HERE);
    }
}
