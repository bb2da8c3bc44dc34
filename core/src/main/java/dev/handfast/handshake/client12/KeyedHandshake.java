package dev.handfast.handshake.client12;

import dev.handfast.config.ClientSession;
import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.keys.Keys12;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.Finished;
import dev.handfast.message.FlightKind;
import dev.handfast.message.NewSessionTicket12;
import dev.handfast.wire.Bytes;
import java.util.List;

/**
 * A handshake whose keys are there: what is left are the Finished messages.
 *
 * @param authentication how the server proves, or has proved, who it is
 * @param shown what it showed now or, when a session is resumed, then; empty where a key stands for it
 * @param keys owned
 * @param resumed the session that is resumed, one at most; owned
 */
record KeyedHandshake(
        Parameters12 parameters,
        Authentication authentication,
        ShownCertificates shown,
        Keys12 keys,
        List<ClientSession> resumed)
        implements AutoCloseable {

    private static final NewSessionTicket12 NO_TICKET = new NewSessionTicket12(0, Bytes.EMPTY);

    KeyedHandshake {
        resumed = List.copyOf(resumed);
    }

    /** The handshake that resumes a session, which changes hands. */
    static KeyedHandshake of(Parameters12 parameters, ClientSession session) {
        try (Unfinished made = new Unfinished()) {
            made.add(session);
            return made.handOn(new KeyedHandshake(
                    parameters,
                    new Authentication.BySession(session.facts()),
                    ShownCertificates.of(session.facts().peerChain()),
                    parameters.keysOf(session.key().copy()),
                    List.of(session)));
        }
    }

    boolean isResumed() {
        return !resumed.isEmpty();
    }

    /** Waits for the end of the server's last flight. */
    HandshakeState awaitServer() {
        return parameters.awaitsTicket() ? new WaitNewSessionTicket(this) : new WaitChangeCipherSpec(this, NO_TICKET);
    }

    /** Sends change_cipher_spec and Finished, and writes under the new keys from there on. */
    void finish(HandshakeOutput out) {
        out.changeCipherSpec();
        out.writeWith(1, keys.client());
        Bytes verifyData =
                Bytes.adopt(keys.clientFinished(parameters.transcript().hash()));
        FlightKind kind = isResumed() ? FlightKind.FINAL : FlightKind.ANSWERED;
        parameters.transcript().add(out.send(new Finished(verifyData), kind));
        out.endFlight();
        if (!isResumed()) {
            learnFirst(verifyData, out);
        }
    }

    /** Takes note of the first Finished of the handshake, which tls-unique is (RFC 5929, Section 3.1). */
    void learnFirst(Bytes verifyData, HandshakeOutput out) {
        if (parameters.extendsMasterSecret()) {
            out.learned(new Fact.FirstFinished(verifyData));
        }
    }

    /** Ends the handshake, and keeps a session if there is one to keep. */
    HandshakeState connect(NewSessionTicket12 ticket, HandshakeOutput out) {
        out.connected(keys.exporter());
        new SessionKeeper(this).keep(ticket, out);
        close();
        return new Connected(0);
    }

    @Override
    public void close() {
        keys.close();
        resumed.forEach(ClientSession::close);
    }
}
