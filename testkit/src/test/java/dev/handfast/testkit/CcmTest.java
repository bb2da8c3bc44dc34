package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.config.SecurityPolicy;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.CipherSuite;
import dev.handfast.wire.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AES-CCM, which only a policy offers that names it: RFC 6655; RFC 8446, Section 9.1; protocol rule 34. */
final class CcmTest {

    static Stream<CipherSuite> suites() {
        return Stream.of(CipherSuite.TLS_AES_128_CCM_SHA256, CipherSuite.TLS_AES_128_CCM_8_SHA256);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void carriesDataBothWays(CipherSuite suite) {
        Ends ends = Ends.of(client -> client.policy(only(suite)), server -> server.policy(only(suite)));
        try (Pair pair = ends.meet()) {
            pair.client().write(Bytes.adopt(new byte[40_000]));
            pair.run();
            pair.server().write(Bytes.of(1, 2, 3));
            pair.run();

            assertThat(Ends.info(pair.client()).suite()).isEqualTo(suite);
            assertThat(pair.server().received().size()).isEqualTo(40_000);
            assertThat(pair.client().received()).isEqualTo(Bytes.of(1, 2, 3));
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void resumes(CipherSuite suite) {
        Ends ends = Ends.of(client -> client.policy(only(suite)), server -> server.policy(only(suite)));
        ends.clientInfo();

        assertThat(ends.clientInfo().resumed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void isOfferedByNobodyWhoDoesNotNameIt(CipherSuite suite) {
        assertThat(SecurityPolicy.latest().suites()).doesNotContain(suite);
        assertThat(Victims.client(Tamper.none()).hello().suites()).doesNotContain(suite);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void isAcceptedByNobodyWhoDoesNotNameIt(CipherSuite suite) {
        try (Pair pair =
                Ends.of(client -> client.policy(only(suite)), server -> server).meet()) {
            assertThat(((PeerFaultException) pair.server().failure().orElseThrow()).fault())
                    .isEqualTo(NegotiationFault.NO_COMMON_SUITE);
        }
    }

    private static SecurityPolicy only(CipherSuite suite) {
        return SecurityPolicy.latest().withSuites(List.of(suite));
    }
}
