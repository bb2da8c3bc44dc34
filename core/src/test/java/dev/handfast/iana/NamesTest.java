package dev.handfast.iana;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The names and codes of all registries. */
final class NamesTest {

    static Stream<Arguments> constants() {
        return Stream.of(
                        NamedGroup.class,
                        SignatureScheme.class,
                        ExtensionType.class,
                        CipherSuite.class,
                        ClientCertificateType.class,
                        SrtpProtectionProfile.class)
                .flatMap(registry -> Arrays.stream(registry.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .filter(field -> !field.getName().endsWith("_SCSV"))
                        .map(field -> Arguments.of(field.getName(), valueOf(field))));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void constantsArePrintedByTheirNames(String constant, Object value) {
        assertThat(value.toString().toUpperCase(Locale.ROOT)).isEqualTo(constant);
    }

    @Test
    void unknownCodesArePrintedInHexadecimal() {
        assertThat(new NamedGroup(0x6399)).hasToString("0x6399");
        assertThat(new SignatureScheme(0x6399)).hasToString("0x6399");
        assertThat(new ExtensionType(0x6399)).hasToString("0x6399");
        assertThat(new SrtpProtectionProfile(0x6399)).hasToString("0x6399");
    }

    @Test
    void groupsAndSchemesAreFoundByName() {
        assertThat(NamedGroup.named("x25519")).contains(NamedGroup.X25519);
        assertThat(NamedGroup.named("X25519")).isEmpty();
        assertThat(SignatureScheme.named("ed448")).contains(SignatureScheme.ED448);
        assertThat(SignatureScheme.named("dsa")).isEmpty();
    }

    @Test
    void enumsAreFoundByCode() {
        assertThat(HandshakeType.of(20)).contains(HandshakeType.FINISHED);
        assertThat(ContentType.of(23)).contains(ContentType.APPLICATION_DATA);
        assertThat(AlertDescription.of(50)).contains(AlertDescription.DECODE_ERROR);
    }

    @Test
    void enumsKnowNoOtherCode() {
        assertThat(HandshakeType.of(99)).isEmpty();
        assertThat(ContentType.of(99)).isEmpty();
        assertThat(AlertDescription.of(99)).isEmpty();
    }

    @Test
    void noCodeIsTakenTwice() {
        assertDistinct(List.of(HandshakeType.values()), HandshakeType::code);
        assertDistinct(List.of(ContentType.values()), ContentType::code);
        assertDistinct(List.of(AlertDescription.values()), AlertDescription::code);
    }

    @Test
    void enumsArePrintedAsTheRfcWritesThem() {
        assertThat(HandshakeType.CERTIFICATE_VERIFY).hasToString("certificate_verify");
        assertThat(AlertDescription.CLOSE_NOTIFY).hasToString("close_notify");
    }

    private static <E> void assertDistinct(List<E> constants, Function<E, Integer> code) {
        assertThat(constants.stream().map(code)).doesNotHaveDuplicates();
    }

    private static Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
