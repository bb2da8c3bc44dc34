package dev.handfast.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.AuthenticationFault;
import dev.handfast.iana.AlertDescription;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What flags mean to people and to peers. */
final class CertificateFlagTest {

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_CA, UNKNOWN_CA",
        "BAD_IDENTITY, BAD_CERTIFICATE",
        "NOT_ACTIVATED, CERTIFICATE_EXPIRED",
        "EXPIRED, CERTIFICATE_EXPIRED",
        "REVOKED, CERTIFICATE_REVOKED",
        "INSECURE, BAD_CERTIFICATE",
        "GENERIC_ERROR, BAD_CERTIFICATE",
    })
    void answersWithAnAlert(CertificateFlag flag, AlertDescription alert) {
        assertThat(flag.fault().alert()).isEqualTo(alert);
    }

    @ParameterizedTest
    @EnumSource
    void speaksInSentences(CertificateFlag flag) {
        assertThat(flag.meaning()).matches("[A-Z].*\\.");
        assertThat(flag.advice()).matches("[A-Z].*\\.");
    }

    @Test
    void hasTheOrderOfGio() {
        assertThat(CertificateFlag.values())
                .extracting(CertificateFlag::name)
                .containsExactly(
                        "UNKNOWN_CA",
                        "BAD_IDENTITY",
                        "NOT_ACTIVATED",
                        "EXPIRED",
                        "REVOKED",
                        "INSECURE",
                        "GENERIC_ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKED, UNKNOWN_CA",
        "UNKNOWN_CA, EXPIRED",
        "EXPIRED, NOT_ACTIVATED",
        "NOT_ACTIVATED, BAD_IDENTITY",
        "BAD_IDENTITY, INSECURE",
        "INSECURE, GENERIC_ERROR",
    })
    void answersTheWorseOfTwo(CertificateFlag worse, CertificateFlag other) {
        assertThat(CertificateFlag.faultOf(EnumSet.of(worse, other))).isEqualTo(worse.fault());
    }

    @Test
    void refusesPlainlyWithoutAFlag() {
        assertThat(CertificateFlag.faultOf(Set.of())).isEqualTo(AuthenticationFault.CERTIFICATE_REJECTED);
    }
}
