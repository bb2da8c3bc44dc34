package dev.handfast.message.extension;

import static dev.handfast.wire.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.ExtensionType;
import dev.handfast.iana.NamedGroup;
import dev.handfast.message.extension.ExtensionRules.Place;
import dev.handfast.wire.Bytes;
import dev.handfast.wire.Codec;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExtensionsTest {

    private static final Codec<Extensions> CLIENT_HELLO = Extensions.codec(Place.CLIENT_HELLO, 0);

    private static final Extension NAME = new ServerName("example.org");
    private static final Extension GREASE = new UnknownExtension(new ExtensionType(0x0a0a), Bytes.EMPTY);
    private static final Extension COOKIE = new Cookie(Bytes.of(1));
    private static final Extension PRE_SHARED_KEY = new PreSharedKey.Offer(
            List.of(new PreSharedKey.Identity(Bytes.of(1), 0)), List.of(Bytes.copyOf(new byte[32])));

    @Test
    void keepsTheOrder() throws PeerFaultException {
        Extensions extensions = Extensions.of(GREASE, NAME, COOKIE);
        assertThat(CLIENT_HELLO.decodeWhole(CLIENT_HELLO.encode(extensions)).list())
                .containsExactly(GREASE, NAME, COOKIE);
    }

    @Test
    void keepsUnknownExtensionsAsTheyCame() throws PeerFaultException {
        assertThat(CLIENT_HELLO.decodeWhole(Bytes.hex("0006 6399 0002 0a0b")).list())
                .containsExactly(new UnknownExtension(new ExtensionType(0x6399), Bytes.hex("0a0b")));
    }

    @Test
    void refusesADuplicate() {
        assertRefused(CLIENT_HELLO, Bytes.hex("0008 0017 0000 0017 0000"), DecodeFault.DUPLICATE_EXTENSION);
    }

    @Test
    void refusesADuplicateOfUnknownType() {
        assertRefused(CLIENT_HELLO, Bytes.hex("0009 6399 0000 6399 0001 00"), DecodeFault.DUPLICATE_EXTENSION);
    }

    @Test
    void holdsNoDuplicate() {
        assertThatIllegalArgumentException().isThrownBy(() -> Extensions.of(NAME, COOKIE, NAME));
    }

    @Test
    void refusesPreSharedKeyThatIsNotLast() {
        assertRefused(
                CLIENT_HELLO,
                CLIENT_HELLO.encode(Extensions.of(PRE_SHARED_KEY, COOKIE)),
                DecodeFault.PRE_SHARED_KEY_NOT_LAST);
    }

    @Test
    void takesPreSharedKeyAnywhereInAServerHello() throws PeerFaultException {
        Codec<Extensions> codec = Extensions.codec(Place.SERVER_HELLO, 0);
        Extensions extensions = Extensions.of(new PreSharedKey.Choice(0), new ExtendedMasterSecret());
        assertThat(codec.decodeWhole(codec.encode(extensions))).isEqualTo(extensions);
    }

    @Test
    void refusesAnExtensionThatIsCutOff() {
        assertRefused(CLIENT_HELLO, Bytes.hex("0003 6399 00"), DecodeFault.TRUNCATED);
        assertRefused(CLIENT_HELLO, Bytes.hex("0005 6399 0002 0a"), DecodeFault.TRUNCATED);
    }

    @Test
    void saysWhichExtensionIsMalformed() {
        assertThatExceptionOfType(PeerFaultException.class)
                .isThrownBy(() -> CLIENT_HELLO.decodeWhole(Bytes.hex("0005 0017 0001 00")))
                .withMessageContaining("extended_master_secret in client_hello");
    }

    @Test
    void findsAnExtensionByItsForm() {
        Extensions extensions = Extensions.of(NAME, new KeyShare.Retry(NamedGroup.X25519));
        assertThat(extensions.find(ServerName.class)).contains((ServerName) NAME);
        assertThat(extensions.find(KeyShare.class)).contains(new KeyShare.Retry(NamedGroup.X25519));
        assertThat(extensions.find(KeyShare.Offer.class)).isEmpty();
    }

    @Test
    void knowsItsTypes() {
        Extensions extensions = Extensions.of(NAME, COOKIE);
        assertThat(extensions.types()).containsExactly(ExtensionType.SERVER_NAME, ExtensionType.COOKIE);
        assertThat(extensions.contains(ExtensionType.COOKIE)).isTrue();
        assertThat(extensions.contains(ExtensionType.KEY_SHARE)).isFalse();
    }

    @Test
    void replacesAnExtensionInItsPlace() {
        Extension other = new Cookie(Bytes.of(2));
        assertThat(Extensions.of(NAME, COOKIE, GREASE).with(other).list()).containsExactly(NAME, other, GREASE);
    }

    @Test
    void addsAnExtensionBeforePreSharedKey() {
        assertThat(Extensions.of(NAME, PRE_SHARED_KEY).with(COOKIE).list())
                .containsExactly(NAME, COOKIE, PRE_SHARED_KEY);
        assertThat(Extensions.of(NAME).with(PRE_SHARED_KEY).with(COOKIE).list())
                .containsExactly(NAME, COOKIE, PRE_SHARED_KEY);
        assertThat(Extensions.of(NAME).with(COOKIE).list()).containsExactly(NAME, COOKIE);
    }

    @Test
    void leavesAnExtensionOut() {
        assertThat(Extensions.of(NAME, COOKIE).without(ExtensionType.SERVER_NAME))
                .isEqualTo(Extensions.of(COOKIE));
    }
}
