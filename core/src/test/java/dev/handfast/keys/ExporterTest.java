package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Secret;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Values for which no RFC has vectors, computed with Python's hmac module from the secret of RFC 8448. */
class ExporterTest {

    private static final String BINDING = "e3b0946bf2f4668144f22872e0afd51dc9608638c6f9b2584b98c6cd3a4affad";

    private static final byte[] CONTEXT = {'c', 'o', 'n', 't', 'e', 'x', 't'};

    private final Exporter exporter = new Exporter13(
            TestSchedule.TLS,
            HashAlgorithm.SHA256,
            Secret.adopt(Bytes.hex("fe22f881176eda18eb8f44529e6792c50c9a3f89452f68d8ae311b4309d3cf50")
                    .toArray()));

    @Test
    void exportsForALabelAndAContext() {
        assertThat(Bytes.copyOf(exporter.export("EXPORTER-handfast-test", CONTEXT, 48))
                        .hex())
                .isEqualTo("79aa97a06ba92f59da87ccd27701d9a2edcb20fe99f5aadd1993917f6b8b17b0"
                        + "393d2b115ba242f72c1199bba6a98717");
    }

    @Test
    void anEmptyContextIsNone() {
        assertThat(exporter.export("EXPORTER-test", new byte[0], 32)).isEqualTo(exporter.export("EXPORTER-test", 32));
    }

    @Test
    void bindsTheChannel() {
        assertThat(Bytes.copyOf(exporter.channelBinding()).hex()).isEqualTo(BINDING);
    }

    @Test
    void exportsNothingWhenClosed() {
        exporter.close();

        assertThatThrownBy(() -> exporter.export("EXPORTER-test", 32)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bindsTheChannelWhenClosed() {
        exporter.close();

        assertThat(Bytes.copyOf(exporter.channelBinding()).hex()).isEqualTo(BINDING);
    }

    @Test
    void nobodyCanChangeTheBinding() {
        exporter.channelBinding()[0] = 0;

        assertThat(Bytes.copyOf(exporter.channelBinding()).hex()).isEqualTo(BINDING);
    }

    @Test
    void refusesALabelThatIsNotAscii() {
        assertThatThrownBy(() -> exporter.export("EXPORTER-ä", 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALabelThatIsTooLong() {
        assertThatThrownBy(() -> exporter.export("E".repeat(250), 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exportsAsMuchAsTheHashAllows() {
        assertThat(exporter.export("E".repeat(249), 255 * 32)).hasSize(8160);
    }

    @Test
    void refusesToExportMore() {
        assertThatThrownBy(() -> exporter.export("EXPORTER-test", 255 * 32 + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
