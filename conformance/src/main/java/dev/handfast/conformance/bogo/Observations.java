package dev.handfast.conformance.bogo;

import dev.handfast.config.ClientOffer;
import dev.handfast.config.Decision;
import dev.handfast.engine.ConnectionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen of one connection. Used by one thread. */
final class Observations {

    /** The number of the credential that is not one of several. */
    static final int DEFAULT_CREDENTIAL = -1;

    private final List<String> complaints = new ArrayList<>();
    private @Nullable ConnectionInfo info;
    private @Nullable ClientOffer offer;
    private Decision.@Nullable SelectCredential credentialQuestion;
    private int selectedCredential = DEFAULT_CREDENTIAL;
    private int sessions;

    /** Takes note of why one of our answers ends the handshake, in the words of the runner. */
    void complain(String name) {
        complaints.add(name);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void connected(ConnectionInfo settled) {
        info = settled;
    }

    /** What the handshake has settled, once it is over. */
    Optional<ConnectionInfo> info() {
        return Optional.ofNullable(info);
    }

    void offered(ClientOffer clientOffer) {
        offer = clientOffer;
    }

    /** What the client has offered, on a server. */
    Optional<ClientOffer> offer() {
        return Optional.ofNullable(offer);
    }

    void asked(Decision.SelectCredential question) {
        credentialQuestion = question;
    }

    /** What we were told when we were asked who we are. */
    Optional<Decision.SelectCredential> credentialQuestion() {
        return Optional.ofNullable(credentialQuestion);
    }

    void selected(int credential) {
        selectedCredential = credential;
    }

    int selectedCredential() {
        return selectedCredential;
    }

    void session() {
        sessions++;
    }

    /** How many sessions have come that could be resumed. */
    int sessions() {
        return sessions;
    }
}
