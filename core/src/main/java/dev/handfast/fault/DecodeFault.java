package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;

/** What can be wrong with the form of a message. */
public enum DecodeFault implements Fault {
    TRUNCATED(AlertDescription.DECODE_ERROR, "a message or vector ends before its contents do", "RFC 8446, 6.2"),
    TRAILING_BYTES(AlertDescription.DECODE_ERROR, "bytes follow the end of a message or vector", "RFC 8446, 6.2"),
    LONGER_THAN_ITS_TYPE(
            AlertDescription.DECODE_ERROR, "a message announces more bytes than its type can have", "RFC 8446, 6.2"),
    VECTOR_TOO_SHORT(AlertDescription.DECODE_ERROR, "a vector is shorter than its minimum", "RFC 8446, 3.4"),
    VECTOR_TOO_LONG(AlertDescription.DECODE_ERROR, "a vector is longer than its maximum", "RFC 8446, 3.4"),
    VECTOR_UNEVEN(
            AlertDescription.DECODE_ERROR, "the length of a vector is no multiple of its element", "RFC 8446, 3.4"),
    DUPLICATE_EXTENSION(AlertDescription.ILLEGAL_PARAMETER, "an extension stands twice in one block", "RFC 8446, 4.2"),
    EXTENSION_NOT_ALLOWED_HERE(
            AlertDescription.ILLEGAL_PARAMETER,
            "an extension stands in a message that may not carry it",
            "RFC 8446, 4.2"),
    UNSOLICITED_EXTENSION(
            AlertDescription.UNSUPPORTED_EXTENSION, "an extension answers what was never offered", "RFC 8446, 4.2"),
    PRE_SHARED_KEY_NOT_LAST(
            AlertDescription.ILLEGAL_PARAMETER,
            "pre_shared_key is not the last extension of the ClientHello",
            "RFC 8446, 4.2.11"),
    MALFORMED_SERVER_NAME(
            AlertDescription.ILLEGAL_PARAMETER, "server_name holds no single well-formed host name", "RFC 6066, 3"),
    MALFORMED_EXTENSION(
            AlertDescription.DECODE_ERROR, "the body of an extension does not have its form", "RFC 8446, 4.2"),
    UNKNOWN_KEY_UPDATE_REQUEST(
            AlertDescription.ILLEGAL_PARAMETER, "request_update is neither 0 nor 1", "RFC 8446, 4.6.3"),
    UNKNOWN_HANDSHAKE_TYPE(
            AlertDescription.UNEXPECTED_MESSAGE, "a handshake message has an unknown type", "RFC 8446, 4"),
    MALFORMED_ALERT(AlertDescription.DECODE_ERROR, "an alert is not two bytes long", "RFC 8446, 6"),
    UNKNOWN_ALERT_LEVEL(
            AlertDescription.ILLEGAL_PARAMETER, "the level of an alert is neither warning nor fatal", "RFC 8446, 6"),
    MALFORMED_CERTIFICATE(AlertDescription.BAD_CERTIFICATE, "a certificate cannot be read", "RFC 8446, 4.4.2.4"),
    MALFORMED_KEY_SHARE(
            AlertDescription.ILLEGAL_PARAMETER, "a key share is no valid value of its group", "RFC 8446, 4.2.8");

    private final AlertDescription alert;
    private final String text;
    private final String section;

    DecodeFault(AlertDescription alert, String text, String section) {
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
