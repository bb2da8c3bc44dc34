package dev.handfast.handshake;

/** The last state of a handshake, in which the application, too, may begin something. */
public interface ConnectedState extends HandshakeState {

    /**
     * Moves our write keys on (RFC 8446, Section 4.6.3).
     *
     * @param requestPeer whether the peer is asked to do the same
     */
    HandshakeState updateKeys(boolean requestPeer, HandshakeOutput out);

    /** Whether the peer has been asked for new keys of its own that have not come yet. */
    boolean isUpdateRequested();

    /** Sends the KeyUpdate that the peer has asked for, if it has, because application data is about to leave. */
    HandshakeState answerUpdate(HandshakeOutput out);
}
