package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;

/** What can be wrong with the order of messages. */
public enum StateFault implements Fault {
    UNEXPECTED_MESSAGE(
            AlertDescription.UNEXPECTED_MESSAGE, "a handshake message comes where it may not", "RFC 8446, 4"),
    UNEXPECTED_APPLICATION_DATA(
            AlertDescription.UNEXPECTED_MESSAGE,
            "application data comes before the handshake allows it",
            "RFC 8446, 5"),
    WRONG_EPOCH(
            AlertDescription.UNEXPECTED_MESSAGE,
            "a handshake message came under other keys than its state expects",
            "RFC 8446, 5.1"),
    TOO_MANY_KEY_UPDATES(
            AlertDescription.UNEXPECTED_MESSAGE, "too many KeyUpdates without data between them", "RFC 8446, 4.6.3"),
    TOO_MANY_REQUESTS(
            AlertDescription.UNEXPECTED_MESSAGE, "too many requests after the handshake are open", "RFC 8446, 4.6.2"),
    RENEGOTIATION(AlertDescription.NO_RENEGOTIATION, "the peer asks for a renegotiation", "RFC 5246, 7.4.1.1"),
    TOO_MUCH_WHILE_SUSPENDED(
            AlertDescription.UNEXPECTED_MESSAGE, "the peer sends on and on where it must wait", "RFC 8446, 4"),
    TIMED_OUT(
            AlertDescription.CLOSE_NOTIFY,
            "the peer did not answer in time, however often it was asked",
            "RFC 6347, 4.2.4");

    private final AlertDescription alert;
    private final String text;
    private final String section;

    StateFault(AlertDescription alert, String text, String section) {
        this.alert = alert;
        this.text = text;
        this.section = section;
    }

    @Override
    public AlertDescription alert() {
        return alert;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String section() {
        return section;
    }
}
