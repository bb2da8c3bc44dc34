package dev.handfast.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.message.extension.Extensions;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import dev.handfast.wire.Refusals;
import dev.handfast.wire.Seeds;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every message there and back, cut short, lengthened, damaged. */
final class MessageRoundTripTest {

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>("ClientHello.TLS", ClientHello.TLS, RandomMessages::clientHelloOfTls),
            new Kind<>("ClientHello.DTLS", ClientHello.DTLS, RandomMessages::clientHelloOfDtls),
            new Kind<>("ServerHello", ServerHello.CODEC, RandomMessages::serverHello),
            new Kind<>("HelloRetryRequest", HelloRetryRequest.CODEC, RandomMessages::helloRetryRequest),
            new Kind<>("EncryptedExtensions", EncryptedExtensions.CODEC, RandomMessages::encryptedExtensions),
            new Kind<>("CertificateRequest13", CertificateRequest13.CODEC, RandomMessages::certificateRequest),
            new Kind<>("Certificate13", Certificate13.CODEC, RandomMessages::certificate),
            new Kind<>("CertificateVerify", CertificateVerify.CODEC, RandomMessages::certificateVerify),
            new Kind<>("Finished", Finished.CODEC, RandomMessages::finished),
            new Kind<>("NewSessionTicket13", NewSessionTicket13.CODEC, RandomMessages::newSessionTicket),
            new Kind<>("KeyUpdate", KeyUpdate.CODEC, RandomMessages::keyUpdate),
            new Kind<>("EndOfEarlyData", EndOfEarlyData.CODEC, random -> new EndOfEarlyData()),
            new Kind<>("HelloRequest", HelloRequest.CODEC, random -> new HelloRequest()),
            new Kind<>("HelloVerifyRequest", HelloVerifyRequest.CODEC, RandomMessages::helloVerifyRequest),
            new Kind<>("Certificate12", Certificate12.CODEC, RandomMessages::certificate12),
            new Kind<>("CertificateStatus", CertificateStatus.CODEC, RandomMessages::certificateStatus),
            new Kind<>("ServerKeyExchange.Ecdhe", ServerKeyExchange.Ecdhe.CODEC, RandomMessages::serverEcdhe),
            new Kind<>("ServerKeyExchange.Psk", ServerKeyExchange.Psk.CODEC, RandomMessages::serverPsk),
            new Kind<>("ServerKeyExchange.EcdhePsk", ServerKeyExchange.EcdhePsk.CODEC, RandomMessages::serverEcdhePsk),
            new Kind<>("CertificateRequest12", CertificateRequest12.CODEC, RandomMessages::certificateRequest12),
            new Kind<>("ServerHelloDone", ServerHelloDone.CODEC, random -> new ServerHelloDone()),
            new Kind<>("ClientKeyExchange.Ecdhe", ClientKeyExchange.Ecdhe.CODEC, RandomMessages::clientEcdhe),
            new Kind<>("ClientKeyExchange.Psk", ClientKeyExchange.Psk.CODEC, RandomMessages::clientPsk),
            new Kind<>("ClientKeyExchange.EcdhePsk", ClientKeyExchange.EcdhePsk.CODEC, RandomMessages::clientEcdhePsk),
            new Kind<>("NewSessionTicket12", NewSessionTicket12.CODEC, RandomMessages::newSessionTicket12));

    @Test
    void decodesWhatItEncoded() {
        Seeds.each(seed -> {
            for (Kind<?> kind : KINDS) {
                kind.decodesWhatItEncoded(new RandomMessages(seed));
            }
        });
    }

    @Test
    void refusesEveryPrefix() {
        Seeds.each(seed -> {
            for (Kind<?> kind : KINDS) {
                kind.refusesEveryPrefix(new RandomMessages(seed));
            }
        });
    }

    @Test
    void refusesAnotherByte() {
        Seeds.each(seed -> {
            for (Kind<?> kind : KINDS) {
                kind.refusesAnotherByte(new RandomMessages(seed));
            }
        });
    }

    @Test
    void survivesDamage() {
        Seeds.each(seed -> {
            for (Kind<?> kind : KINDS) {
                kind.survivesDamage(new RandomMessages(seed), new Random(seed));
            }
        });
    }

    @Test
    void survivesRandomBytes() {
        Seeds.each(seed -> {
            for (Kind<?> kind : KINDS) {
                kind.survivesRandomBytes(new RandomMessages(seed));
            }
        });
    }

    /** A codec and how to make what it encodes. */
    private record Kind<M extends HandshakeMessage>(String name, Codec<M> codec, Function<RandomMessages, M> maker) {

        void decodesWhatItEncoded(RandomMessages random) throws PeerFaultException {
            M message = maker.apply(random);
            Bytes encoding = codec.encode(message);

            M decoded = codec.decodeWhole(encoding);

            assertThat(decoded).as(name).isEqualTo(message);
            assertThat(codec.encode(decoded)).as(name).isEqualTo(encoding);
        }

        void refusesEveryPrefix(RandomMessages random) {
            M message = maker.apply(random);
            Bytes encoding = codec.encode(message);
            for (int size = 0; size < encoding.size() && !takesAnyLength(); size++) {
                if (size != sizeWithoutExtensions(message)) {
                    Refusals.assertRefused(codec, encoding.slice(0, size));
                }
            }
        }

        void refusesAnotherByte(RandomMessages random) {
            if (!takesAnyLength()) {
                Refusals.assertRefused(codec, codec.encode(maker.apply(random)).concat(Bytes.of(0)));
            }
        }

        void survivesDamage(RandomMessages random, Random damage) throws PeerFaultException {
            Bytes encoding = codec.encode(maker.apply(random));
            for (int i = 0; i < 200 && !encoding.isEmpty(); i++) {
                Refusals.assertDecodesOrRefuses(codec, Refusals.damaged(encoding, damage));
            }
        }

        void survivesRandomBytes(RandomMessages random) throws PeerFaultException {
            for (int i = 0; i < 100; i++) {
                Refusals.assertDecodesOrRefuses(codec, random.noise());
            }
        }

        /** Whether the length is not for the codec to know. */
        private boolean takesAnyLength() {
            return name.equals("Finished");
        }

        /** Where the hellos of TLS 1.2 may end, which is a prefix of those with extensions; -1 for other messages. */
        private int sizeWithoutExtensions(M message) {
            if (message instanceof ClientHello hello) {
                Codec<ClientHello> form = name.equals("ClientHello.TLS") ? ClientHello.TLS : ClientHello.DTLS;
                return form.encode(hello.with(Extensions.EMPTY)).size();
            }
            return message instanceof ServerHello hello
                    ? ServerHello.CODEC
                            .encode(RandomMessages.withoutExtensions(hello))
                            .size()
                    : -1;
        }
    }
}
