package dev.handfast.iana;

import java.util.Map;

/**
 * The type of an extension, known or not.
 *
 * <p>RFC 8446, Section 4.2.
 *
 * @param code the two-byte value, 0 to 65,535
 */
public record ExtensionType(int code) {

    public static final ExtensionType SERVER_NAME = new ExtensionType(0);
    public static final ExtensionType MAX_FRAGMENT_LENGTH = new ExtensionType(1);
    public static final ExtensionType STATUS_REQUEST = new ExtensionType(5);
    public static final ExtensionType SUPPORTED_GROUPS = new ExtensionType(10);
    public static final ExtensionType EC_POINT_FORMATS = new ExtensionType(11);
    public static final ExtensionType SIGNATURE_ALGORITHMS = new ExtensionType(13);
    public static final ExtensionType USE_SRTP = new ExtensionType(14);
    public static final ExtensionType APPLICATION_LAYER_PROTOCOL_NEGOTIATION = new ExtensionType(16);
    public static final ExtensionType SIGNED_CERTIFICATE_TIMESTAMP = new ExtensionType(18);
    public static final ExtensionType PADDING = new ExtensionType(21);
    public static final ExtensionType EXTENDED_MASTER_SECRET = new ExtensionType(23);
    public static final ExtensionType RECORD_SIZE_LIMIT = new ExtensionType(28);
    public static final ExtensionType SESSION_TICKET = new ExtensionType(35);
    public static final ExtensionType PRE_SHARED_KEY = new ExtensionType(41);
    public static final ExtensionType EARLY_DATA = new ExtensionType(42);
    public static final ExtensionType SUPPORTED_VERSIONS = new ExtensionType(43);
    public static final ExtensionType COOKIE = new ExtensionType(44);
    public static final ExtensionType PSK_KEY_EXCHANGE_MODES = new ExtensionType(45);
    public static final ExtensionType CERTIFICATE_AUTHORITIES = new ExtensionType(47);
    public static final ExtensionType OID_FILTERS = new ExtensionType(48);
    public static final ExtensionType POST_HANDSHAKE_AUTH = new ExtensionType(49);
    public static final ExtensionType SIGNATURE_ALGORITHMS_CERT = new ExtensionType(50);
    public static final ExtensionType KEY_SHARE = new ExtensionType(51);
    public static final ExtensionType CONNECTION_ID = new ExtensionType(54);
    public static final ExtensionType RENEGOTIATION_INFO = new ExtensionType(65281);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "server_name"),
            Map.entry(1, "max_fragment_length"),
            Map.entry(5, "status_request"),
            Map.entry(10, "supported_groups"),
            Map.entry(11, "ec_point_formats"),
            Map.entry(13, "signature_algorithms"),
            Map.entry(14, "use_srtp"),
            Map.entry(16, "application_layer_protocol_negotiation"),
            Map.entry(18, "signed_certificate_timestamp"),
            Map.entry(21, "padding"),
            Map.entry(23, "extended_master_secret"),
            Map.entry(28, "record_size_limit"),
            Map.entry(35, "session_ticket"),
            Map.entry(41, "pre_shared_key"),
            Map.entry(42, "early_data"),
            Map.entry(43, "supported_versions"),
            Map.entry(44, "cookie"),
            Map.entry(45, "psk_key_exchange_modes"),
            Map.entry(47, "certificate_authorities"),
            Map.entry(48, "oid_filters"),
            Map.entry(49, "post_handshake_auth"),
            Map.entry(50, "signature_algorithms_cert"),
            Map.entry(51, "key_share"),
            Map.entry(54, "connection_id"),
            Map.entry(65281, "renegotiation_info"));

    public ExtensionType {
        Codes.requireUint16(code);
    }

    /** Whether the value is reserved to keep peers tolerant (RFC 8701). */
    public boolean isGrease() {
        return Codes.isGrease(code);
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(code, Codes.hex(code));
    }
}
