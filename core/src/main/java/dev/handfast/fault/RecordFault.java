package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;

/** What can be wrong with a record. */
public enum RecordFault implements Fault {
    BAD_RECORD_MAC(AlertDescription.BAD_RECORD_MAC, "a record does not open under its key", "RFC 8446, 5.2"),
    CIPHERTEXT_TOO_LONG(AlertDescription.RECORD_OVERFLOW, "a protected record is longer than allowed", "RFC 8446, 5.2"),
    PLAINTEXT_TOO_LONG(
            AlertDescription.RECORD_OVERFLOW, "the content of a record is longer than allowed", "RFC 8446, 5.1"),
    UNKNOWN_CONTENT_TYPE(AlertDescription.UNEXPECTED_MESSAGE, "a record has an unknown content type", "RFC 8446, 5"),
    NO_CONTENT_TYPE(
            AlertDescription.UNEXPECTED_MESSAGE, "a protected record holds nothing but padding", "RFC 8446, 5.4"),
    EMPTY_HANDSHAKE_RECORD(AlertDescription.UNEXPECTED_MESSAGE, "a handshake record has no content", "RFC 8446, 5.1"),
    EMPTY_ALERT_RECORD(AlertDescription.UNEXPECTED_MESSAGE, "an alert record has no content", "RFC 8446, 5.1"),
    NOT_TLS(AlertDescription.PROTOCOL_VERSION, "what arrived is not a TLS record", "RFC 8446, 5.1"),
    WRONG_RECORD_VERSION(
            AlertDescription.PROTOCOL_VERSION, "the major version of a record is not that of TLS", "RFC 8446, 5.1"),
    UNPROTECTED_RECORD(AlertDescription.UNEXPECTED_MESSAGE, "a record that must be protected is not", "RFC 8446, 5.2"),
    UNEXPECTED_CHANGE_CIPHER_SPEC(
            AlertDescription.UNEXPECTED_MESSAGE,
            "a change_cipher_spec record is malformed or out of place",
            "RFC 8446, 5"),
    TOO_MANY_EMPTY_RECORDS(
            AlertDescription.UNEXPECTED_MESSAGE, "too many records without content in a row", "RFC 8446, 5.1"),
    MESSAGE_INTERRUPTED(
            AlertDescription.UNEXPECTED_MESSAGE,
            "another record type stands inside a handshake message",
            "RFC 8446, 5.1"),
    MESSAGE_TOO_LONG(
            AlertDescription.ILLEGAL_PARAMETER, "a handshake message announces more than is accepted", "RFC 8446, 4"),
    MESSAGE_ACROSS_KEY_CHANGE(
            AlertDescription.UNEXPECTED_MESSAGE,
            "handshake bytes follow a message that changes the keys",
            "RFC 8446, 5.1"),
    RECORD_LIMIT_REACHED(
            AlertDescription.INTERNAL_ERROR, "the peer used a key beyond the limit of its cipher", "RFC 8446, 5.5"),
    TOO_MANY_WARNINGS(AlertDescription.UNEXPECTED_MESSAGE, "too many warning alerts in a row", "RFC 8446, 6"),
    EARLY_DATA_TOO_LONG(
            AlertDescription.UNEXPECTED_MESSAGE,
            "more refused early data arrives than may be skipped",
            "RFC 8446, 4.2.10"),
    TOO_MANY_FORGERIES(
            AlertDescription.BAD_RECORD_MAC,
            "so many records did not open that the key is no longer safe",
            "RFC 9147, 4.5.3"),
    FRAGMENT_OUT_OF_BOUNDS(
            AlertDescription.ILLEGAL_PARAMETER,
            "a fragment reaches beyond the end of its handshake message",
            "RFC 6347, 4.2.3"),
    FRAGMENTS_DISAGREE(
            AlertDescription.ILLEGAL_PARAMETER,
            "two fragments with one number belong to different handshake messages",
            "RFC 6347, 4.2.3");

    private final AlertDescription alert;
    private final String text;
    private final String section;

    RecordFault(AlertDescription alert, String text, String section) {
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
