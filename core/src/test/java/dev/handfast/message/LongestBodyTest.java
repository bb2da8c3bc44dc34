package dev.handfast.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

final class LongestBodyTest {

    @Test
    void hasRoomForTheLongestTicket() {
        NewSessionTicket13 ticket = new NewSessionTicket13(1, 1, zeros(0xff), zeros(0xffff), Extensions.EMPTY);
        int extensions = 0xffff;

        assertThat(RawMessage.of(ticket).body().size() + extensions)
                .isEqualTo(LongestBody.of(HandshakeType.NEW_SESSION_TICKET));
    }

    @Test
    void hasRoomForTheLongestFinished() {
        assertThat(RawMessage.of(new Finished(zeros(64))).body().size())
                .isEqualTo(LongestBody.of(HandshakeType.FINISHED));
    }

    @Test
    void hasRoomForTheLongestSignature() {
        CertificateVerify proof = new CertificateVerify(SignatureScheme.ED25519, zeros(0xffff));

        assertThat(RawMessage.of(proof).body().size()).isEqualTo(LongestBody.of(HandshakeType.CERTIFICATE_VERIFY));
    }

    @Test
    void leavesCertificatesToTheConfiguredLimit() {
        assertThat(LongestBody.of(HandshakeType.CERTIFICATE)).isEqualTo((1 << 24) - 1);
    }

    private static Bytes zeros(int size) {
        return Bytes.adopt(new byte[size]);
    }
}
