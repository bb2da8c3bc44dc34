package dev.handfast.crypto.jca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.AeadAlgorithm;
import dev.handfast.wire.Bytes;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client's application record of RFC 8448, Section 3: 50 bytes, sealed in one record. */
class Rfc8448RecordTest {

    private static final byte[] HEADER = Bytes.hex("1703030043").toArray();

    private static final byte[] NONCE = Bytes.hex("5b78923dee08579033e523d9").toArray();

    private static final byte[] APPLICATION_DATA = {23};

    private static final byte[] CONTENT = Bytes.hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                    + "202122232425262728292a2b2c2d2e2f3031")
            .toArray();

    private static final byte[] SEALED = Bytes.hex(
                    "a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8a5b46b39"
                            + "5bd54a9a20441e2b62974e1f5a6292a2977014bd1e3deae63aeebb21694915e4")
            .toArray();

    @ParameterizedTest
    @MethodSource("dev.handfast.crypto.jca.Providers#all")
    void seals(Crypto crypto) {
        byte[] out = new byte[SEALED.length];

        try (Aead aead = aead(crypto, true)) {
            int length = aead.seal(NONCE, HEADER, 5, CONTENT, 0, CONTENT.length, APPLICATION_DATA, 1, out, 0);

            assertThat(Arrays.copyOf(out, length)).isEqualTo(SEALED);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.handfast.crypto.jca.Providers#all")
    void opens(Crypto crypto) throws PeerFaultException {
        byte[] out = new byte[CONTENT.length + 1];

        try (Aead aead = aead(crypto, false)) {
            int length = aead.open(NONCE, HEADER, 5, SEALED, 0, SEALED.length, out, 0);

            assertThat(length).isEqualTo(51);
            assertThat(out).startsWith(CONTENT).endsWith(APPLICATION_DATA);
        }
    }

    private static Aead aead(Crypto crypto, boolean sealing) {
        try (Secret key =
                Secret.adopt(Bytes.hex("17422dda596ed5d9acd890e3c63f5051").toArray())) {
            return crypto.aead(AeadAlgorithm.AES_128_GCM, key, sealing);
        }
    }
}
