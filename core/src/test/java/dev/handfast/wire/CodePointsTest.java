package dev.handfast.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.ClientCertificateType;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.iana.SignatureScheme;
import dev.handfast.iana.SrtpProtectionProfile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CodePointsTest {

    static Stream<Arguments> codePoints() {
        return Stream.of(
                Arguments.of(CodePoints.VERSION, new ProtocolVersion(0x6399)),
                Arguments.of(CodePoints.SUITE, new CipherSuite(0x6399)),
                Arguments.of(CodePoints.GROUP, new NamedGroup(0x6399)),
                Arguments.of(CodePoints.SCHEME, new SignatureScheme(0x6399)),
                Arguments.of(CodePoints.EXTENSION, new ExtensionType(0x6399)),
                Arguments.of(CodePoints.SRTP_PROFILE, new SrtpProtectionProfile(0x6399)));
    }

    @Test
    void unknownTypesOfClientCertificatesSurvive() throws Exception {
        ClientCertificateType unknown = new ClientCertificateType(99);
        assertThat(CodePoints.CLIENT_CERTIFICATE_TYPE.encode(unknown)).isEqualTo(Bytes.of(99));
        assertThat(CodePoints.CLIENT_CERTIFICATE_TYPE.decodeWhole(Bytes.of(99))).isEqualTo(unknown);
    }

    @ParameterizedTest
    @MethodSource("codePoints")
    <T> void unknownValuesSurvive(Codec<T> codec, T value) throws Exception {
        assertThat(codec.encode(value)).isEqualTo(Bytes.hex("6399"));
        assertThat(codec.decodeWhole(Bytes.hex("6399"))).isEqualTo(value);
    }
}
