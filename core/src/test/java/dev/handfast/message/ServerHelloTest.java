package dev.handfast.message;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

final class ServerHelloTest {

    private static final String BASIC = "0303" + "07".repeat(32) + "01 0a 1301 00";

    @Test
    void mayEndBeforeItsExtensions() throws PeerFaultException {
        ServerHello hello = ServerHello.CODEC.decodeWhole(Bytes.hex(BASIC));
        assertThat(hello.extensions()).isEqualTo(Extensions.EMPTY);
        assertThat(hello.body()).isEqualTo(Bytes.hex(BASIC));
    }

    @Test
    void takesTheAnswersOfTls12() throws PeerFaultException {
        ServerHello hello = ServerHello.CODEC.decodeWhole(Bytes.hex(BASIC + "0009 0017 0000 ff01 0001 00"));
        assertThat(hello.extensions().list()).hasSize(2);
    }

    @Test
    void refusesALongSessionId() {
        assertRefused(
                ServerHello.CODEC,
                Bytes.hex("0303" + "07".repeat(32) + "21" + "0a".repeat(33) + "1301 00"),
                DecodeFault.VECTOR_TOO_LONG);
    }

    @Test
    void refusesWhatFollows() {
        assertRefused(ServerHello.CODEC, Bytes.hex(BASIC + "0000 00"), DecodeFault.TRAILING_BYTES);
    }

    @Test
    void hasARandomOf32Bytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerHello(
                        ProtocolVersion.TLS_1_2,
                        Bytes.of(1),
                        Bytes.EMPTY,
                        CipherSuite.TLS_AES_128_GCM_SHA256,
                        0,
                        Extensions.EMPTY));
    }
}
