package dev.handfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handfast.engine.ChannelBinding;
import dev.handfast.engine.ChannelBindingException;
import dev.handfast.engine.ConnectionInfo;
import org.junit.jupiter.api.Test;

/** Channel bindings: RFC 9266. */
final class ProtocolRule22Test {

    private static final byte[] NO_CONTEXT = {};

    @Test
    void bothSidesHaveTheSame() {
        try (Pair pair = Ends.plain().meet()) {
            assertThat(binding(pair.client())).hasSize(32).isEqualTo(binding(pair.server()));
        }
    }

    @Test
    void isTheExportThatTheSpecificationNames() {
        try (Pair pair = Ends.plain().meet()) {
            assertThat(binding(pair.client()))
                    .isEqualTo(pair.server().engine().exportKeyingMaterial("EXPORTER-Channel-Binding", NO_CONTEXT, 32));
        }
    }

    @Test
    void noOtherConnectionHasIt() {
        Ends ends = Ends.plain();
        byte[] first = binding(ends.meet().client());

        assertThat(ends.clientInfo())
                .satisfies(info -> assertThat(info.resumed()).isTrue())
                .satisfies(info -> assertThat(binding(info)).isNotEqualTo(first));
    }

    @Test
    void survivesTheEndOfTheConnection() {
        Pair pair = Ends.plain().meet();
        byte[] open = binding(pair.client());
        pair.close();

        assertThat(binding(pair.client())).isEqualTo(open);
    }

    @Test
    void everyOtherExportFailsAfterTheEnd() {
        Pair pair = Ends.plain().meet();
        pair.close();

        assertThatThrownBy(() -> pair.client().engine().exportKeyingMaterial("EXPORTER-test", NO_CONTEXT, 32))
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] binding(Endpoint endpoint) {
        return binding(Ends.info(endpoint));
    }

    private static byte[] binding(ConnectionInfo info) {
        try {
            return info.channelBinding(ChannelBinding.TLS_EXPORTER);
        } catch (ChannelBindingException e) {
            throw new AssertionError(e);
        }
    }
}
