package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;

/** What can be wrong with an offer or an answer. */
public enum NegotiationFault implements Fault {
    NO_COMMON_VERSION(AlertDescription.PROTOCOL_VERSION, "no protocol version is common to both", "RFC 8446, 4.2.1"),
    NO_COMMON_SUITE(AlertDescription.HANDSHAKE_FAILURE, "no cipher suite is common to both", "RFC 8446, 4.1.1"),
    NO_COMMON_GROUP(AlertDescription.HANDSHAKE_FAILURE, "no key exchange group is common to both", "RFC 8446, 4.1.1"),
    NO_COMMON_SIGNATURE_SCHEME(
            AlertDescription.HANDSHAKE_FAILURE, "no signature scheme is common to both", "RFC 8446, 4.4.2.2"),
    NO_COMMON_APPLICATION_PROTOCOL(
            AlertDescription.NO_APPLICATION_PROTOCOL, "no application protocol is common to both", "RFC 7301, 3.2"),
    UNKNOWN_SERVER_NAME(
            AlertDescription.UNRECOGNIZED_NAME, "the name that the client asks for is not served here", "RFC 6066, 3"),
    MISSING_EXTENSION(
            AlertDescription.MISSING_EXTENSION, "an extension that the handshake needs is absent", "RFC 8446, 9.2"),
    MISSING_KEY_SHARE(
            AlertDescription.MISSING_EXTENSION, "key_share and supported_groups do not come together", "RFC 8446, 9.2"),
    MISSING_SIGNATURE_ALGORITHMS(
            AlertDescription.MISSING_EXTENSION, "signature_algorithms is absent", "RFC 8446, 4.2.3"),
    COMPRESSION_OFFERED(
            AlertDescription.ILLEGAL_PARAMETER,
            "the compression methods are not the null method alone",
            "RFC 8446, 4.1.2"),
    COMPRESSION_CHOSEN(AlertDescription.ILLEGAL_PARAMETER, "the server chose a compression method", "RFC 8446, 4.1.3"),
    WRONG_LEGACY_VERSION(
            AlertDescription.ILLEGAL_PARAMETER, "legacy_version is not that of TLS 1.2", "RFC 8446, 4.1.3"),
    WRONG_SESSION_ID_ECHO(
            AlertDescription.ILLEGAL_PARAMETER, "legacy_session_id_echo is not what was sent", "RFC 8446, 4.1.3"),
    UNOFFERED_VERSION(
            AlertDescription.ILLEGAL_PARAMETER, "the server chose a version that was not offered", "RFC 8446, 4.2.1"),
    VERSION_TOO_OLD(
            AlertDescription.PROTOCOL_VERSION,
            "the server answers with a version that is not accepted",
            "RFC 8446, 4.2.1"),
    UNOFFERED_SUITE(
            AlertDescription.ILLEGAL_PARAMETER,
            "the server chose a cipher suite that was not offered",
            "RFC 8446, 4.1.3"),
    SUITE_CHANGED_AFTER_RETRY(
            AlertDescription.ILLEGAL_PARAMETER,
            "the cipher suite differs from the HelloRetryRequest",
            "RFC 8446, 4.1.4"),
    VERSION_CHANGED_AFTER_RETRY(
            AlertDescription.ILLEGAL_PARAMETER, "the version differs from the HelloRetryRequest", "RFC 8446, 4.1.4"),
    UNOFFERED_GROUP(
            AlertDescription.ILLEGAL_PARAMETER, "the server chose a group that was not offered", "RFC 8446, 4.2.8"),
    UNOFFERED_KEY_SHARE(
            AlertDescription.ILLEGAL_PARAMETER,
            "the server answers for a group without a share from us",
            "RFC 8446, 4.2.8"),
    KEY_SHARE_NOT_IN_GROUPS(
            AlertDescription.ILLEGAL_PARAMETER,
            "a key share is for a group that supported_groups lacks or in another order",
            "RFC 8446, 4.2.8"),
    DUPLICATE_KEY_SHARE(AlertDescription.ILLEGAL_PARAMETER, "two key shares are for one group", "RFC 8446, 4.2.8"),
    UNOFFERED_APPLICATION_PROTOCOL(
            AlertDescription.ILLEGAL_PARAMETER,
            "the server chose an application protocol that was not offered",
            "RFC 7301, 3.1"),
    TOO_MANY_HELLO_VERIFY_REQUESTS(
            AlertDescription.UNEXPECTED_MESSAGE, "the server asks for a cookie again and again", "RFC 6347, 4.2.1"),
    SECOND_HELLO_RETRY_REQUEST(
            AlertDescription.UNEXPECTED_MESSAGE, "a second HelloRetryRequest arrived", "RFC 8446, 4.1.4"),
    USELESS_HELLO_RETRY_REQUEST(
            AlertDescription.ILLEGAL_PARAMETER, "the HelloRetryRequest would change nothing", "RFC 8446, 4.1.4"),
    RETRY_GROUP_ALREADY_SHARED(
            AlertDescription.ILLEGAL_PARAMETER,
            "the HelloRetryRequest names a group that a share was sent for",
            "RFC 8446, 4.2.8"),
    SECOND_HELLO_DIFFERS(
            AlertDescription.ILLEGAL_PARAMETER, "the second ClientHello differs where it must not", "RFC 8446, 4.1.2"),
    SECOND_HELLO_WITHOUT_SHARE(
            AlertDescription.ILLEGAL_PARAMETER,
            "the second ClientHello lacks the share that was asked for",
            "RFC 8446, 4.1.2"),
    WRONG_COOKIE(AlertDescription.ILLEGAL_PARAMETER, "the cookie is not the one that was sent", "RFC 8446, 4.2.2"),
    DOWNGRADE_SENTINEL(
            AlertDescription.ILLEGAL_PARAMETER, "the ServerHello.random tells of a downgrade", "RFC 8446, 4.1.3"),
    INAPPROPRIATE_FALLBACK(
            AlertDescription.INAPPROPRIATE_FALLBACK,
            "the client fell back to a lower version than it can",
            "RFC 7507, 3"),
    RECORD_SIZE_LIMIT_TOO_SMALL(AlertDescription.ILLEGAL_PARAMETER, "record_size_limit is less than 64", "RFC 8449, 4"),
    NO_EXTENDED_MASTER_SECRET(
            AlertDescription.HANDSHAKE_FAILURE, "the peer lacks the extended master secret", "RFC 7627, 5.2"),
    NO_RENEGOTIATION_INDICATION(
            AlertDescription.HANDSHAKE_FAILURE,
            "the peer does not say that it knows secure renegotiation",
            "RFC 5746, 4.1"),
    NOT_A_RENEGOTIATION(
            AlertDescription.HANDSHAKE_FAILURE,
            "renegotiation_info is not empty in a first handshake",
            "RFC 5746, 3.4"),
    NO_NULL_COMPRESSION(AlertDescription.ILLEGAL_PARAMETER, "the null compression is not offered", "RFC 5246, 7.4.1.2"),
    NO_UNCOMPRESSED_POINTS(
            AlertDescription.ILLEGAL_PARAMETER,
            "the uncompressed form is not among the point formats",
            "RFC 8422, 5.1.2"),
    UNKNOWN_MAX_FRAGMENT_LENGTH(
            AlertDescription.ILLEGAL_PARAMETER, "max_fragment_length stands for no size", "RFC 6066, 4"),
    UNOFFERED_SESSION(
            AlertDescription.ILLEGAL_PARAMETER, "the server resumes a session where none was offered", "RFC 8446, D.4"),
    SUITE_CHANGED_ON_RESUMPTION(
            AlertDescription.ILLEGAL_PARAMETER,
            "the cipher suite is not that of the session that is resumed",
            "RFC 5246, 7.4.1.3"),
    UNEXPECTED_EARLY_DATA(
            AlertDescription.UNSUPPORTED_EXTENSION,
            "the server accepts early data that was not offered",
            "RFC 8446, 4.2.10"),
    UNOFFERED_PSK(
            AlertDescription.ILLEGAL_PARAMETER,
            "the server chose a pre-shared key that was not offered",
            "RFC 8446, 4.2.11"),
    BINDER_COUNT(AlertDescription.ILLEGAL_PARAMETER, "binders and identities differ in number", "RFC 8446, 4.2.11"),
    MISSING_PSK_MODES(
            AlertDescription.MISSING_EXTENSION,
            "pre_shared_key comes without psk_key_exchange_modes",
            "RFC 8446, 4.2.9");

    private final AlertDescription alert;
    private final String text;
    private final String section;

    NegotiationFault(AlertDescription alert, String text, String section) {
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
