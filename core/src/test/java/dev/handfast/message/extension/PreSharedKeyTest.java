package dev.handfast.message.extension;

import static dev.handfast.iana.ExtensionType.PRE_SHARED_KEY;
import static dev.handfast.message.extension.ExtensionRules.Place.CLIENT_HELLO;
import static dev.handfast.message.extension.ExtensionRules.Place.SERVER_HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handfast.fault.DecodeFault;
import dev.handfast.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PreSharedKeyTest {

    private static final String IDENTITIES = "0008 0002 0a0b ffffffff";
    private static final String BINDER = "07".repeat(32);

    @Test
    void offersIdentitiesAndBinders() throws Exception {
        assertThat(Bodies.decode(PRE_SHARED_KEY, CLIENT_HELLO, IDENTITIES + "0021 20" + BINDER))
                .isEqualTo(new PreSharedKey.Offer(
                        List.of(new PreSharedKey.Identity(Bytes.of(10, 11), 0xffff_ffffL)),
                        List.of(Bytes.hex(BINDER))));
    }

    @Test
    void leavesTheNumberOfBindersToTheHandshake() throws Exception {
        Extension offer = Bodies.decode(PRE_SHARED_KEY, CLIENT_HELLO, IDENTITIES + "0042 20" + BINDER + "20" + BINDER);
        assertThat(((PreSharedKey.Offer) offer).binders()).hasSize(2);
        assertThat(((PreSharedKey.Offer) offer).bindersSize()).isEqualTo(2 + 33 + 33);
    }

    @Test
    void refusesAnOfferWithoutIdentityOrBinder() {
        Bodies.assertRefused(PRE_SHARED_KEY, CLIENT_HELLO, "0000 0021 20" + BINDER, DecodeFault.VECTOR_TOO_SHORT);
        Bodies.assertRefused(PRE_SHARED_KEY, CLIENT_HELLO, IDENTITIES + "0000", DecodeFault.VECTOR_TOO_SHORT);
        Bodies.assertRefused(PRE_SHARED_KEY, CLIENT_HELLO, IDENTITIES, DecodeFault.TRUNCATED);
    }

    @Test
    void refusesAnEmptyIdentity() {
        Bodies.assertRefused(
                PRE_SHARED_KEY,
                CLIENT_HELLO,
                "000e 0000 00000000 0002 0a0b 00000000 0021 20" + BINDER,
                DecodeFault.VECTOR_TOO_SHORT);
    }

    @Test
    void refusesAShortBinder() {
        Bodies.assertRefused(
                PRE_SHARED_KEY,
                CLIENT_HELLO,
                IDENTITIES + "0041 1f" + "07".repeat(31) + "20" + BINDER,
                DecodeFault.VECTOR_TOO_SHORT);
    }

    @Test
    void isAnsweredByAnIndex() throws Exception {
        assertThat(Bodies.decode(PRE_SHARED_KEY, SERVER_HELLO, "0102")).isEqualTo(new PreSharedKey.Choice(0x102));
    }
}
