package dev.handfast.message.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.RandomValues;
import dev.handfast.wire.Refusals;
import dev.handfast.wire.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every extension, in every form, there and back. */
final class ExtensionRoundTripTest {

    @Test
    void decodesWhatItEncoded() {
        Seeds.each(seed -> {
            RandomExtensions random = new RandomExtensions(new RandomValues(seed));
            for (Place place : Place.values()) {
                for (Extension extension : random.each(place)) {
                    assertThat(ExtensionRules.decode(extension.type(), extension.body(), place))
                            .as(place + " " + extension.body().hex())
                            .isEqualTo(extension);
                }
            }
        });
    }

    @Test
    void refusesEveryPrefix() {
        Seeds.each(seed -> {
            RandomExtensions random = new RandomExtensions(new RandomValues(seed));
            for (Place place : Place.values()) {
                for (Extension extension : random.each(place)) {
                    for (int size = 0; size < extension.body().size() && !takesAnyLength(extension); size++) {
                        Refusals.assertRefused(
                                Bodies.codec(extension.type(), place),
                                extension.body().slice(0, size));
                    }
                }
            }
        });
    }

    @Test
    void refusesAnotherByte() {
        Seeds.each(seed -> {
            RandomExtensions random = new RandomExtensions(new RandomValues(seed));
            for (Place place : Place.values()) {
                for (Extension extension : random.each(place)) {
                    if (!takesAnyLength(extension) || place == Place.SERVER_HELLO) {
                        Refusals.assertRefused(
                                Bodies.codec(extension.type(), place),
                                extension.body().concat(Bytes.of(0)));
                    }
                }
            }
        });
    }

    @Test
    void survivesDamage() {
        Seeds.each(seed -> {
            RandomExtensions random = new RandomExtensions(new RandomValues(seed));
            Random damage = new Random(seed);
            for (Place place : Place.values()) {
                for (Extension extension : random.each(place)) {
                    for (int i = 0; i < 50 && !extension.body().isEmpty(); i++) {
                        Refusals.assertDecodesOrRefuses(
                                Bodies.codec(extension.type(), place), Refusals.damaged(extension.body(), damage));
                    }
                }
            }
        });
    }

    @Test
    void survivesRandomBytes() {
        Seeds.each(seed -> {
            RandomValues values = new RandomValues(seed);
            RandomExtensions random = new RandomExtensions(values);
            for (Place place : Place.values()) {
                for (Extension extension : random.each(place)) {
                    Refusals.assertDecodesOrRefuses(Bodies.codec(extension.type(), place), values.bytes(0, 100));
                }
            }
        });
    }

    /** Whether the whole body is one value, whatever its length. */
    private static boolean takesAnyLength(Extension extension) {
        return extension instanceof Padding
                || extension instanceof SessionTicket
                || (extension instanceof StatusRequest.Request request && request.statusType() != StatusRequest.OCSP);
    }
}
