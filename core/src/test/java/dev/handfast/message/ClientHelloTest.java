package dev.handfast.message;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.extension.Cookie;
import dev.handfast.message.extension.Extensions;
import dev.handfast.message.extension.PreSharedKey;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientHelloTest {

    private static final String RANDOM = "07".repeat(32);
    private static final String HEAD = "0303" + RANDOM;
    private static final String BASIC = HEAD + "00 0002 1301 01 00";

    @Test
    void mayEndBeforeItsExtensions() throws PeerFaultException {
        ClientHello hello = ClientHello.TLS.decodeWhole(Bytes.hex(BASIC));
        assertThat(hello).isEqualTo(hello(ProtocolVersion.TLS_1_2, Bytes.EMPTY, Extensions.EMPTY));
        assertThat(hello.body()).isEqualTo(Bytes.hex(BASIC));
    }

    @Test
    void mayHaveAnEmptyBlockOfExtensions() throws PeerFaultException {
        assertThat(ClientHello.TLS.decodeWhole(Bytes.hex(BASIC + "0000")).extensions())
                .isEqualTo(Extensions.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "21,                      VECTOR_TOO_LONG",
        "00 0000 01 00,           VECTOR_TOO_SHORT",
        "00 0003 130113 01 00,    VECTOR_UNEVEN",
        "00 ffff,                 VECTOR_TOO_LONG",
        "00 0002 1301 00,         VECTOR_TOO_SHORT",
        "00 0002 1301 01 00 0001, TRUNCATED",
        "00 0002 1301 01 00 0000 00, TRAILING_BYTES",
        "00 0002 1301 01 00 00,   TRUNCATED"
    })
    void refusesAnotherForm(String afterRandom, DecodeFault fault) {
        assertRefused(ClientHello.TLS, Bytes.hex(HEAD + afterRandom), fault);
    }

    @Test
    void hasACookieOnDatagrams() throws PeerFaultException {
        ClientHello hello = hello(ProtocolVersion.DTLS_1_2, Bytes.of(10, 11), Extensions.EMPTY);
        Bytes encoding = Bytes.hex("fefd" + RANDOM + "00 02 0a0b 0002 1301 01 00");

        assertThat(hello.body()).isEqualTo(encoding);
        assertThat(ClientHello.DTLS.decodeWhole(encoding)).isEqualTo(hello);
    }

    @Test
    void hasNoCookieOnStreams() {
        ClientHello hello = hello(ProtocolVersion.TLS_1_2, Bytes.of(10), Extensions.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> ClientHello.TLS.encode(hello));
    }

    @Test
    void isCutBeforeTheLengthOfItsBinders() {
        ClientHello hello = hello(ProtocolVersion.TLS_1_2, Bytes.EMPTY, offer(new byte[32], new byte[48]));
        Bytes whole = RawMessage.of(HandshakeType.CLIENT_HELLO, hello.body()).encoding();

        Bytes truncated = hello.truncated(ClientHello.TLS);

        assertThat(whole.size() - truncated.size()).isEqualTo(2 + 33 + 49);
        assertThat(whole.slice(0, truncated.size())).isEqualTo(truncated);
    }

    @Test
    void isCutTheSameWhateverTheBindersAre() {
        ClientHello hello = hello(ProtocolVersion.DTLS_1_2, Bytes.EMPTY, offer(new byte[32]));
        ClientHello bound = hello.withBinders(List.of(Bytes.hex("ab".repeat(32))));

        assertThat(bound).isNotEqualTo(hello);
        assertThat(bound.truncated(ClientHello.DTLS)).isEqualTo(hello.truncated(ClientHello.DTLS));
    }

    @Test
    void keepsPreSharedKeyLastWhenBindersArePutIn() {
        ClientHello hello =
                hello(ProtocolVersion.TLS_1_2, Bytes.EMPTY, offer(new byte[32]).with(new Cookie(Bytes.of(1))));

        assertThat(hello.withBinders(List.of(Bytes.hex(RANDOM))).extensions().list())
                .last()
                .isInstanceOf(PreSharedKey.Offer.class);
    }

    @Test
    void hasNoBindersWithoutPreSharedKey() {
        ClientHello hello = hello(ProtocolVersion.TLS_1_2, Bytes.EMPTY, Extensions.EMPTY);
        assertThatIllegalStateException().isThrownBy(() -> hello.truncated(ClientHello.TLS));
        assertThatIllegalStateException().isThrownBy(() -> hello.withBinders(List.of()));
    }

    @Test
    void hasARandomOf32Bytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientHello(
                        ProtocolVersion.TLS_1_2,
                        Bytes.copyOf(new byte[31]),
                        Bytes.EMPTY,
                        Bytes.EMPTY,
                        List.of(),
                        Bytes.of(0),
                        Extensions.EMPTY));
    }

    private static Extensions offer(byte[]... binders) {
        return Extensions.of(new PreSharedKey.Offer(
                List.of(new PreSharedKey.Identity(Bytes.of(1), 0)),
                List.of(binders).stream().map(Bytes::copyOf).toList()));
    }

    private static ClientHello hello(ProtocolVersion legacyVersion, Bytes cookie, Extensions extensions) {
        return new ClientHello(
                legacyVersion,
                Bytes.hex(RANDOM),
                Bytes.EMPTY,
                cookie,
                List.of(CipherSuite.TLS_AES_128_GCM_SHA256),
                Bytes.of(0),
                extensions);
    }
}
