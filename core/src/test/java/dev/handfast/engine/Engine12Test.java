package dev.handfast.engine;

import static dev.handfast.record.Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.handfast.config.PskLookup;
import dev.handfast.config.ServerConfig;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.TlsException;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.iana.AlertDescription;
import dev.handfast.iana.CipherSuite;
import dev.handfast.iana.HandshakeType;
import dev.handfast.iana.ProtocolVersion;
import dev.handfast.message.RawMessage;
import dev.handfast.record.FakeCrypto;
import dev.handfast.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine adds to the machines of TLS 1.2: change_cipher_spec and warnings. */
@NullMarked
final class Engine12Test {

    private static final Bytes HELLO = Bytes.hex("16 0303 0004 01 000000");
    private static final Bytes EXCHANGE = Bytes.hex("16 0303 0004 10 000000");
    private static final Bytes CHANGE_CIPHER_SPEC = Bytes.hex("14 0303 0001 01");
    private static final Bytes WARNING = Bytes.hex("15 0303 0002 01 70");

    private final List<String> heard = new ArrayList<>();
    private TraceEngine server;

    @BeforeEach
    void negotiate() throws Exception {
        server = TraceEngine.of(
                Engine.server(
                        ServerConfig.builder().externalPsks(PskLookup.none()).build()),
                new Negotiating(),
                question -> {});
        server.receive(HELLO);
    }

    @Test
    void handsTheChangeCipherSpecToTheStateThatWaitsForIt() throws Exception {
        server.receive(EXCHANGE.concat(CHANGE_CIPHER_SPEC));
        assertThat(heard).containsExactly("client_hello", "client_key_exchange", "change_cipher_spec");
    }

    /** Whoever takes it early uses keys that an attacker may know (CVE-2014-0224). */
    @Test
    void refusesAChangeCipherSpecBeforeAnyStateWaitsForIt() {
        assertRefused(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, () -> server.receive(CHANGE_CIPHER_SPEC));
    }

    @Test
    void refusesASecondChangeCipherSpec() throws Exception {
        server.receive(EXCHANGE.concat(CHANGE_CIPHER_SPEC));
        assertRefused(RecordFault.UNEXPECTED_CHANGE_CIPHER_SPEC, () -> server.receive(CHANGE_CIPHER_SPEC));
    }

    @Test
    void passesOverFourWarnings() throws Exception {
        for (int i = 0; i < 4; i++) {
            server.receive(WARNING);
        }
        server.receive(EXCHANGE);
        assertThat(heard).endsWith("client_key_exchange");
    }

    @Test
    void refusesAFifthWarning() throws Exception {
        for (int i = 0; i < 4; i++) {
            server.receive(WARNING);
        }
        assertRefused(RecordFault.TOO_MANY_WARNINGS, () -> server.receive(WARNING));
    }

    @Test
    void endsWithAFatalAlert() {
        assertThatExceptionOfType(AlertReceivedException.class)
                .isThrownBy(() -> server.receive(Bytes.hex("15 0303 0002 02 70")));
    }

    @Test
    void endsWithACloseDuringTheHandshake() {
        assertThatExceptionOfType(AlertReceivedException.class)
                .isThrownBy(() -> server.receive(Bytes.hex("15 0303 0002 01 00")));
    }

    @Test
    void sendsTheWarningsOfAState() throws Exception {
        assertThat(server.receive(EXCHANGE)).isEqualTo(Bytes.hex("15 0303 0002 01 64"));
    }

    /** Settles on TLS 1.2. */
    private final class Negotiating implements OpenState {

        @Override
        public Set<HandshakeType> accepts() {
            return Set.of(HandshakeType.CLIENT_HELLO);
        }

        @Override
        public HandshakeState receive(RawMessage message, HandshakeOutput out) {
            heard.add(message.type().toString());
            out.learned(
                    new Fact.Negotiated(ProtocolVersion.TLS_1_2, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256));
            return new WaitingForExchange();
        }
    }

    private final class WaitingForExchange implements OpenState {

        @Override
        public Set<HandshakeType> accepts() {
            return Set.of(HandshakeType.CLIENT_KEY_EXCHANGE);
        }

        @Override
        public HandshakeState receive(RawMessage message, HandshakeOutput out) {
            heard.add(message.type().toString());
            out.warn(AlertDescription.NO_RENEGOTIATION);
            return new WaitingForChange();
        }
    }

    private final class WaitingForChange implements OpenState {

        @Override
        public Set<HandshakeType> accepts() {
            return Set.of();
        }

        @Override
        public HandshakeState receive(RawMessage message, HandshakeOutput out) {
            throw new IllegalStateException("nothing is accepted");
        }

        @Override
        public HandshakeState receiveChangeCipherSpec(HandshakeOutput out) throws TlsException {
            heard.add("change_cipher_spec");
            out.readWith(1, FakeCrypto.keys12(1));
            return this;
        }
    }

    /** A state without secrets in epoch 0. */
    private interface OpenState extends HandshakeState {

        @Override
        default int readEpoch() {
            return 0;
        }

        @Override
        default void close() {}
    }
}
