package dev.handfast.handshake.server12;

import dev.handfast.handshake.Authentication;
import dev.handfast.handshake.Fact;
import dev.handfast.handshake.HandshakeOutput;
import dev.handfast.handshake.HandshakeState;
import dev.handfast.handshake.ShownCertificates;
import dev.handfast.keys.Keys12;
import dev.handfast.keys.Unfinished;
import dev.handfast.message.Finished;
import dev.handfast.message.FlightKind;
import dev.handfast.wire.Bytes;

/**
 * A handshake whose keys are there: what is left are the Finished messages.
 *
 * @param parameters owned
 * @param authentication what the connection rests on
 * @param shown what the client showed; empty when it was not asked, or has none
 * @param keys owned
 */
record KeyedHandshake(Parameters12 parameters, Authentication authentication, ShownCertificates shown, Keys12 keys)
        implements AutoCloseable {

    boolean isResumed() {
        return authentication instanceof Authentication.BySession;
    }

    /** Waits for the client's Finished: no signature over the messages comes any more. */
    HandshakeState awaitClient() {
        try (Unfinished made = new Unfinished()) {
            made.add(this);
            parameters.transcript().start(parameters.suite().hash());
            return made.handOn(new WaitChangeCipherSpec(this));
        }
    }

    /** Sends change_cipher_spec and Finished, and writes under the new keys from there on. */
    void finish(HandshakeOutput out) {
        out.changeCipherSpec();
        out.writeWith(1, keys.server());
        Bytes verifyData =
                Bytes.adopt(keys.serverFinished(parameters.transcript().hash()));
        FlightKind kind = isResumed() ? FlightKind.ANSWERED : FlightKind.FINAL;
        parameters.transcript().add(out.send(new Finished(verifyData), kind));
        out.endFlight();
        if (isResumed()) {
            learnFirst(verifyData, out);
        }
    }

    /** Takes note of the first Finished of the handshake, which tls-unique is (RFC 5929, Section 3.1). */
    void learnFirst(Bytes verifyData, HandshakeOutput out) {
        if (parameters.extendsMasterSecret()) {
            out.learned(new Fact.FirstFinished(verifyData));
        }
    }

    /** Ends the handshake. */
    HandshakeState connect(HandshakeOutput out) {
        if (authentication instanceof Authentication.BySession session) {
            out.learned(new Fact.PeerChain(session.facts().peerChain()));
        }
        out.connected(keys.exporter());
        close();
        return new Connected();
    }

    @Override
    public void close() {
        parameters.close();
        keys.close();
    }
}
