package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CertificateVerifyContentTest {

    /** The example of RFC 8446, Section 4.4.3, whose transcript hash is 32 bytes of 01. */
    @Test
    void isTheExampleOfTheRfc() {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) 1);

        byte[] content = CertificateVerifyContent.SERVER.of(hash);

        assertThat(content)
                .asHexString()
                .isEqualToIgnoringCase("2020202020202020202020202020202020202020202020202020202020202020"
                        + "2020202020202020202020202020202020202020202020202020202020202020"
                        + "544c5320312e332c207365727665722043657274696669636174655665726966"
                        + "79"
                        + "00"
                        + "0101010101010101010101010101010101010101010101010101010101010101");
    }

    @Test
    void differsByWhoSigns() {
        assertThat(new String(CertificateVerifyContent.CLIENT.of(new byte[32]), StandardCharsets.US_ASCII))
                .contains("TLS 1.3, client CertificateVerify\0");
    }
}
