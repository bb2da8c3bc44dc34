package dev.handfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.HashAlgorithm;
import dev.handfast.message.RawMessage;
import dev.handfast.wire.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {

    private static final Bytes ONE = Bytes.of(1, 0, 0, 1, 11);
    private static final Bytes TWO = Bytes.of(2, 0, 0, 1, 22);
    private static final Bytes THREE = Bytes.of(3, 0, 0, 1, 33);

    /** With digests that can be copied, and with some that cannot. */
    static Stream<Named<Crypto>> cryptos() {
        return Stream.of(
                Named.of("copying", TestSchedule.CRYPTO),
                Named.of("not copying", new CryptoWithoutCopies(TestSchedule.CRYPTO)));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void hashesWhatCameBeforeAndAfterTheStart(Crypto crypto) {
        Transcript transcript = new Transcript(crypto);
        transcript.add(ONE);
        transcript.start(HashAlgorithm.SHA384);
        transcript.add(TWO);

        assertThat(transcript.hash()).isEqualTo(hash(HashAlgorithm.SHA384, ONE, TWO));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void goesOnAfterAHash(Crypto crypto) {
        Transcript transcript = started(crypto, ONE);
        transcript.hash();
        transcript.add(TWO);

        assertThat(transcript.hash()).isEqualTo(hash(HashAlgorithm.SHA256, ONE, TWO));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void aForkGoesItsOwnWay(Crypto crypto) {
        Transcript transcript = started(crypto, ONE);
        Transcript fork = transcript.fork();
        fork.add(TWO);
        transcript.add(THREE);

        assertThat(fork.hash()).isEqualTo(hash(HashAlgorithm.SHA256, ONE, TWO));
        assertThat(transcript.hash()).isEqualTo(hash(HashAlgorithm.SHA256, ONE, THREE));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void aForkBeforeTheStartGoesItsOwnWay(Crypto crypto) {
        Transcript transcript = new Transcript(crypto);
        transcript.add(ONE);
        Transcript fork = transcript.fork();
        fork.add(TWO);
        transcript.start(HashAlgorithm.SHA256);
        fork.start(HashAlgorithm.SHA384);

        assertThat(transcript.hash()).isEqualTo(hash(HashAlgorithm.SHA256, ONE));
        assertThat(fork.hash()).isEqualTo(hash(HashAlgorithm.SHA384, ONE, TWO));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void hashesAFurtherMessageWithoutAddingIt(Crypto crypto) {
        Transcript transcript = started(crypto, ONE);

        assertThat(transcript.hashWith(HashAlgorithm.SHA256, TWO)).isEqualTo(hash(HashAlgorithm.SHA256, ONE, TWO));
        assertThat(transcript.hash()).isEqualTo(hash(HashAlgorithm.SHA256, ONE));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void hashesAFurtherMessageForKeysOfSeveralHashes(Crypto crypto) {
        Transcript transcript = new Transcript(crypto);

        assertThat(transcript.hashWith(HashAlgorithm.SHA256, ONE)).isEqualTo(hash(HashAlgorithm.SHA256, ONE));
        assertThat(transcript.hashWith(HashAlgorithm.SHA384, ONE)).isEqualTo(hash(HashAlgorithm.SHA384, ONE));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void hashesWithNoOtherHashOnceStarted(Crypto crypto) {
        Transcript transcript = started(crypto, ONE);

        assertThatThrownBy(() -> transcript.hashWith(HashAlgorithm.SHA384, TWO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 8446, Section 4.4.1: message_hash, 00 00 Hash.length, Hash(ClientHello1). */
    @ParameterizedTest
    @MethodSource("cryptos")
    void putsAHashInThePlaceOfTheFirstClientHello(Crypto crypto) {
        Transcript transcript = started(crypto, ONE);
        transcript.replaceWithMessageHash();
        transcript.add(TWO);

        Bytes replacement = Bytes.of(254, 0, 0, 32).concat(Bytes.copyOf(hash(HashAlgorithm.SHA256, ONE)));
        assertThat(transcript.hash()).isEqualTo(hash(HashAlgorithm.SHA256, replacement, TWO));
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void beginsWithTheHashThatAStatelessServerKept(Crypto crypto) {
        Transcript kept = started(crypto, ONE);
        kept.replaceWithMessageHash();

        Transcript rebuilt = Transcript.ofMessageHash(crypto, HashAlgorithm.SHA256, hash(HashAlgorithm.SHA256, ONE));

        assertThat(rebuilt.hash()).isEqualTo(kept.hash());
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void hasNoHashBeforeTheStart(Crypto crypto) {
        Transcript transcript = new Transcript(crypto);

        assertThatThrownBy(transcript::hash).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void startsOnce(Crypto crypto) {
        Transcript transcript = started(crypto, ONE);

        assertThatThrownBy(() -> transcript.start(HashAlgorithm.SHA256)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void keepsTheMessagesUntilTheHashIsFixed(Crypto crypto) {
        Transcript transcript = new Transcript(crypto);
        transcript.add(ONE);
        transcript.add(TWO);

        assertThat(transcript.messages()).isEqualTo(ONE.concat(TWO));
        transcript.start(HashAlgorithm.SHA256);
        assertThatThrownBy(transcript::messages).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void hashesWhatIsThereBeforeTheStart(Crypto crypto) {
        Transcript transcript = new Transcript(crypto);
        transcript.add(ONE);

        assertThat(transcript.hashWith(HashAlgorithm.SHA384, Bytes.EMPTY)).isEqualTo(hash(HashAlgorithm.SHA384, ONE));
    }

    /** RFC 6347, Section 4.2.6: the header with its number, and as one fragment. */
    @ParameterizedTest
    @MethodSource("cryptos")
    void hashesTheWholeHeaderInDtls12(Crypto crypto) {
        Transcript transcript = datagrams(crypto);
        Bytes first = Bytes.hex("01 000001 0001 000000 000001 0b");
        Bytes second = Bytes.hex("02 000001 0102 000000 000001 16");
        Bytes third = Bytes.hex("03 000001 0003 000000 000001 21");

        assertThat(transcript.messages()).isEqualTo(first.concat(second));
        assertThat(transcript.hashWith(HashAlgorithm.SHA384, Bytes.EMPTY))
                .isEqualTo(hash(HashAlgorithm.SHA384, first, second));
        transcript.start(HashAlgorithm.SHA256);
        transcript.add(message(THREE, 3));
        assertThat(transcript.hash()).isEqualTo(hash(HashAlgorithm.SHA256, first, second, third));
    }

    @Test
    void refusesAMessageWithoutNumberInDtls12() {
        Transcript transcript = new Transcript(TestSchedule.CRYPTO);
        transcript.add(ONE);

        assertThatThrownBy(transcript::useDatagramHeaders).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsTheFormOfItsHeadersOnceStarted() {
        Transcript transcript = started(TestSchedule.CRYPTO, ONE);

        assertThatThrownBy(transcript::useDatagramHeaders).isInstanceOf(IllegalStateException.class);
    }

    private static Transcript datagrams(Crypto crypto) {
        Transcript transcript = new Transcript(crypto);
        transcript.add(message(ONE, 1));
        transcript.useDatagramHeaders();
        transcript.add(message(TWO, 0x102));
        return transcript;
    }

    private static RawMessage message(Bytes encoding, int number) {
        HandshakeType type = HandshakeType.of(encoding.at(0)).orElseThrow();
        return new RawMessage(type, number, encoding.slice(4, encoding.size()), encoding);
    }

    private static Transcript started(Crypto crypto, Bytes message) {
        Transcript transcript = new Transcript(crypto);
        transcript.start(HashAlgorithm.SHA256);
        transcript.add(message);
        return transcript;
    }

    private static byte[] hash(HashAlgorithm hash, Bytes... messages) {
        Bytes all = Stream.of(messages).reduce(Bytes.EMPTY, Bytes::concat);
        return TestSchedule.CRYPTO.digest(hash).digest(all.toArray());
    }
}
