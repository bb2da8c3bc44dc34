package dev.handfast.carrier.stream;

import static dev.handfast.carrier.stream.Records.deliver;
import static dev.handfast.carrier.stream.Records.offer;
import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.TlsException;
import dev.handfast.iana.ContentType;
import dev.handfast.iana.HandshakeType;
import dev.handfast.record.BufferPool;
import dev.handfast.record.FakeCrypto;
import dev.handfast.record.RecordHeader;
import dev.handfast.wire.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header may say, and how much is taken before it is judged. */
final class RecordReaderTest {

    private final StreamCarrier carrier = StreamCarrier.forServer(Records.SETTINGS, new BufferPool(4));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET / HTTP/1.1          | an HTTP request
                    POST /index HTTP/1.1    | an HTTP request
                    CONNECT example.com:443 | an HTTP request
                    PRI * HTTP/2.0          | an HTTP request
                    HTTP/1.1 400            | an HTTP response
                    SSH-2.0-OpenSSH_9.2     | SSH
                    220 mail.example.com    | SMTP
                    * OK IMAP4rev1          | IMAP
                    +OK POP3                | POP3
                    EHLO example.com        | text that begins with "EHLO "
                    """)
    void saysWhichProtocolItIsInstead(String first, String said) {
        assertRefused(RecordFault.NOT_TLS, () -> deliver(carrier, ascii(first))).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "802e0100020015, a hello of SSL 2.0",
        "806201030100, a hello of SSL 2.0",
        "0000000000, unknown bytes",
        "ffffffffff, unknown bytes"
    })
    void saysWhatOtherBytesAre(String hex, String said) {
        assertRefused(RecordFault.NOT_TLS, () -> deliver(carrier, Bytes.hex(hex)))
                .contains(said);
    }

    @Test
    void makesTheFailureOneOfItsOwnKind() {
        assertThatExceptionOfType(PeerFaultException.class)
                .isThrownBy(() -> deliver(carrier, ascii("GET / HTTP/1.0")))
                .returns(TlsException.Kind.NOT_TLS, TlsException::kind);
    }

    @Test
    void waitsForTheWholeHeader() throws PeerFaultException {
        assertThat(deliver(carrier, ascii("GET "))).isEmpty();
    }

    @Test
    void refusesUnknownTypesOfTls() {
        assertRefused(RecordFault.UNKNOWN_CONTENT_TYPE, () -> deliver(carrier, Bytes.hex("18 0303 0001")));
    }

    @Test
    void refusesUnknownTypesLaterOn() throws PeerFaultException {
        deliver(carrier, Records.record(ContentType.HANDSHAKE, Bytes.hex("01 000000")));
        assertRefused(RecordFault.UNKNOWN_CONTENT_TYPE, () -> deliver(carrier, ascii("GET / HTTP/1.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16 0203 0001", "16 0403 0001", "15 fefd 0000"})
    void refusesOtherMajorVersions(String header) {
        assertRefused(RecordFault.WRONG_RECORD_VERSION, () -> deliver(carrier, Bytes.hex(header)));
    }

    @Test
    void recognisesDatagramTls() {
        assertRefused(RecordFault.WRONG_RECORD_VERSION, () -> deliver(carrier, Bytes.hex("16 feff 0000")))
                .contains("DTLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "04", "ff"})
    void ignoresTheMinorVersion(String minor) throws PeerFaultException {
        assertThat(deliver(carrier, Bytes.hex("16 03" + minor + "0004 01000000")))
                .hasSize(1);
    }

    @Test
    void takesAnUnprotectedRecordOfTheLargestSize() throws PeerFaultException {
        Bytes hello = Records.message(HandshakeType.CLIENT_HELLO, 16_380).encoding();
        assertThat(deliver(carrier, Records.record(ContentType.HANDSHAKE, hello)))
                .hasSize(1);
    }

    @Test
    void refusesALargerUnprotectedRecordAtItsHeader() {
        assertRefused(RecordFault.PLAINTEXT_TOO_LONG, () -> deliver(carrier, Bytes.hex("16 0303 4001")));
    }

    @Test
    void takesAProtectedRecordOfTheLargestSize() throws PeerFaultException {
        carrier.readWith(3, FakeCrypto.secret(1));
        Bytes content = Records.counting(RecordHeader.MAXIMUM_CONTENT);
        deliver(carrier, Records.sealed(FakeCrypto.sealer(1), ContentType.APPLICATION_DATA, content));
        assertThat(carrier.hasData()).isTrue();
    }

    @Test
    void refusesALargerProtectedRecordAtItsHeader() throws PeerFaultException {
        carrier.readWith(3, FakeCrypto.secret(1));
        assertRefused(RecordFault.CIPHERTEXT_TOO_LONG, () -> deliver(carrier, Bytes.hex("17 0303 4101")));
    }

    @Test
    void takesNoMoreThanOneRecordAhead() throws PeerFaultException {
        Bytes plenty = Records.counting(100_000);
        assertThat(offer(carrier, plenty)).isEqualTo(RecordHeader.MAXIMUM_RECORD);
        assertThat(offer(carrier, plenty)).isZero();
    }

    private static Bytes ascii(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }
}
