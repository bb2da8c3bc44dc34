package dev.handfast.message.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.RandomValues;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ExtensionRulesTest {

    /** RFC 8446, Section 4.2, and for a ServerHello of TLS 1.2 the specifications of each extension. */
    private static final String TABLE = """
            server_name: client_hello server_hello encrypted_extensions
            max_fragment_length: client_hello server_hello encrypted_extensions
            status_request: client_hello server_hello certificate certificate_request
            supported_groups: client_hello server_hello encrypted_extensions
            ec_point_formats: client_hello server_hello
            signature_algorithms: client_hello certificate_request
            use_srtp: client_hello server_hello encrypted_extensions
            application_layer_protocol_negotiation: client_hello server_hello encrypted_extensions
            padding: client_hello
            extended_master_secret: client_hello server_hello
            record_size_limit: client_hello server_hello encrypted_extensions
            session_ticket: client_hello server_hello
            pre_shared_key: client_hello server_hello
            early_data: client_hello encrypted_extensions new_session_ticket
            supported_versions: client_hello server_hello hello_retry_request
            cookie: client_hello hello_retry_request
            psk_key_exchange_modes: client_hello
            certificate_authorities: client_hello certificate_request
            oid_filters: certificate_request
            post_handshake_auth: client_hello
            signature_algorithms_cert: client_hello certificate_request
            key_share: client_hello server_hello hello_retry_request
            renegotiation_info: client_hello server_hello
            """;

    @Test
    void allowsEveryExtensionExactlyWhereItBelongs() {
        String table = IntStream.rangeClosed(0, 0xffff)
                .mapToObj(ExtensionType::new)
                .filter(ExtensionRulesTest::isInterpreted)
                .map(type -> type + ":"
                        + Arrays.stream(Place.values())
                                .filter(place -> isAllowed(type, place))
                                .map(place -> " " + place)
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());

        assertThat(table).isEqualTo(TABLE);
    }

    @Test
    void everyFormIsTriedByTheRandomTests() {
        RandomExtensions random = new RandomExtensions(new RandomValues(1));
        for (Place place : Place.values()) {
            assertThat(random.each(place).stream()
                            .map(extension -> extension.type().toString()))
                    .containsExactlyInAnyOrderElementsOf(TABLE.lines()
                            .filter(line -> (line + " ").contains(" " + place + " "))
                            .map(line -> line.substring(0, line.indexOf(':')))
                            .toList());
        }
    }

    @Test
    void refusesAnExtensionInTheWrongMessage() {
        Bodies.assertRefused(
                ExtensionType.KEY_SHARE,
                Place.ENCRYPTED_EXTENSIONS,
                "001d 0001 00",
                DecodeFault.EXTENSION_NOT_ALLOWED_HERE);
    }

    @Test
    void refusesAnAnswerWithoutAnOffer() {
        Extensions answer = Extensions.of(Alpn.of("h2"));
        assertFault(
                DecodeFault.UNSOLICITED_EXTENSION,
                () -> ExtensionRules.requireOffered(answer, Set.of(ExtensionType.SERVER_NAME)));
    }

    @Test
    void refusesAnAnswerOfUnknownType() {
        Extensions answer = Extensions.of(new UnknownExtension(new ExtensionType(0x6399), Bytes.EMPTY));
        assertFault(DecodeFault.UNSOLICITED_EXTENSION, () -> ExtensionRules.requireOffered(answer, Set.of()));
    }

    @Test
    void takesAnAnswerToAnOffer() {
        Extensions answer = Extensions.of(Alpn.of("h2"));
        assertThatCode(() -> ExtensionRules.requireOffered(answer, answer.types()))
                .doesNotThrowAnyException();
    }

    @Test
    void takesACookieWithoutAnOffer() {
        Extensions answer = Extensions.of(new Cookie(Bytes.of(1)));
        assertThatCode(() -> ExtensionRules.requireOffered(answer, Set.of())).doesNotThrowAnyException();
    }

    @Test
    void tellsTheServerHelloOfTls13FromThatOfTls12() {
        Extensions of13 = Extensions.of(new SupportedVersions.Choice(ProtocolVersion.TLS_1_3));
        Extensions of12 = Extensions.of(new ExtendedMasterSecret());

        assertThatCode(() -> ExtensionRules.checkServerHello13(of13)).doesNotThrowAnyException();
        assertThatCode(() -> ExtensionRules.checkServerHello12(of12)).doesNotThrowAnyException();
        assertFault(DecodeFault.EXTENSION_NOT_ALLOWED_HERE, () -> ExtensionRules.checkServerHello13(of12));
        assertFault(DecodeFault.EXTENSION_NOT_ALLOWED_HERE, () -> ExtensionRules.checkServerHello12(of13));
    }

    private static boolean isInterpreted(ExtensionType type) {
        return Arrays.stream(Place.values()).anyMatch(place -> !isAllowed(type, place));
    }

    private static boolean isAllowed(ExtensionType type, Place place) {
        try {
            ExtensionRules.decode(type, Bytes.EMPTY, place);
            return true;
        } catch (PeerFaultException e) {
            return e.fault() != DecodeFault.EXTENSION_NOT_ALLOWED_HERE;
        }
    }

    private static void assertFault(DecodeFault fault, ThrowingCallable check) {
        assertThatExceptionOfType(PeerFaultException.class)
                .isThrownBy(check)
                .extracting(PeerFaultException::fault)
                .isEqualTo(fault);
    }
}
