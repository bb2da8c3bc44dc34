package dev.handfast.conformance.bogo;

import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.RecordFault;
import dev.handfast.fault.StateFault;
import dev.handfast.fault.TlsException;
import dev.handfast.fault.TruncatedException;
import java.util.List;

/**
 * What the runner calls our faults: BoringSSL's names for its errors.
 *
 * <p>Several names stand where BoringSSL makes a difference that we do not.
 */
final class ErrorNames {

    private ErrorNames() {}

    /** The names of what ended a connection; none where BoringSSL has none. */
    static List<String> of(TlsException failure) {
        if (failure instanceof PeerFaultException refusal) {
            return of(refusal.fault());
        }
        if (failure instanceof AlertReceivedException alert) {
            return ofAlert(alert.code());
        }
        if (failure instanceof LocalFaultException || failure instanceof TruncatedException) {
            return List.of();
        }
        throw new IllegalArgumentException("a failure without a name: " + failure);
    }

    /** The names of a fault; at least one. */
    static List<String> of(Fault fault) {
        if (fault instanceof DecodeFault some) {
            return of(some);
        }
        if (fault instanceof RecordFault some) {
            return of(some);
        }
        if (fault instanceof NegotiationFault some) {
            return of(some);
        }
        if (fault instanceof AuthenticationFault some) {
            return of(some);
        }
        return of((StateFault) fault);
    }

    private static List<String> of(DecodeFault fault) {
        return switch (fault) {
            case TRUNCATED, TRAILING_BYTES, LONGER_THAN_ITS_TYPE, VECTOR_TOO_SHORT, VECTOR_TOO_LONG, VECTOR_UNEVEN ->
                List.of("DECODE_ERROR", "ERROR_PARSING_EXTENSION", "PARSE_TLSEXT", "CLIENTHELLO_PARSE_FAILED");
            case DUPLICATE_EXTENSION -> List.of("DUPLICATE_EXTENSION");
            case EXTENSION_NOT_ALLOWED_HERE -> List.of("UNEXPECTED_EXTENSION", "ERROR_PARSING_EXTENSION");
            case UNSOLICITED_EXTENSION -> List.of("UNEXPECTED_EXTENSION");
            case PRE_SHARED_KEY_NOT_LAST -> List.of("PRE_SHARED_KEY_MUST_BE_LAST");
            case MALFORMED_SERVER_NAME, MALFORMED_EXTENSION -> List.of("ERROR_PARSING_EXTENSION");
            case UNKNOWN_KEY_UPDATE_REQUEST -> List.of("DECODE_ERROR");
            case UNKNOWN_HANDSHAKE_TYPE -> List.of("UNEXPECTED_MESSAGE");
            case MALFORMED_ALERT -> List.of("BAD_ALERT");
            case UNKNOWN_ALERT_LEVEL -> List.of("UNKNOWN_ALERT_TYPE");
            case MALFORMED_CERTIFICATE -> List.of("CANNOT_PARSE_LEAF_CERT");
            case MALFORMED_KEY_SHARE -> List.of("BAD_ECPOINT");
        };
    }

    private static List<String> of(RecordFault fault) {
        return switch (fault) {
            case BAD_RECORD_MAC -> List.of("DECRYPTION_FAILED_OR_BAD_RECORD_MAC", "BAD_DECRYPT");
            case CIPHERTEXT_TOO_LONG -> List.of("ENCRYPTED_LENGTH_TOO_LONG");
            case PLAINTEXT_TOO_LONG -> List.of("DATA_LENGTH_TOO_LONG");
            case UNKNOWN_CONTENT_TYPE -> List.of("UNEXPECTED_RECORD");
            case UNPROTECTED_RECORD -> List.of("UNEXPECTED_RECORD", "INVALID_OUTER_RECORD_TYPE");
            case NO_CONTENT_TYPE -> List.of("DECRYPTION_FAILED_OR_BAD_RECORD_MAC");
            case EMPTY_HANDSHAKE_RECORD, TOO_MANY_EMPTY_RECORDS -> List.of("TOO_MANY_EMPTY_FRAGMENTS");
            case EMPTY_ALERT_RECORD -> List.of("BAD_ALERT");
            case NOT_TLS -> List.of("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST");
            case WRONG_RECORD_VERSION -> List.of("WRONG_VERSION_NUMBER");
            case UNEXPECTED_CHANGE_CIPHER_SPEC -> List.of("UNEXPECTED_RECORD", "BAD_CHANGE_CIPHER_SPEC");
            case MESSAGE_INTERRUPTED -> List.of("UNEXPECTED_RECORD");
            case MESSAGE_TOO_LONG -> List.of("EXCESSIVE_MESSAGE_SIZE");
            case MESSAGE_ACROSS_KEY_CHANGE -> List.of("EXCESS_HANDSHAKE_DATA");
            case RECORD_LIMIT_REACHED -> List.of("OVERFLOW");
            case TOO_MANY_WARNINGS -> List.of("TOO_MANY_WARNING_ALERTS");
            case EARLY_DATA_TOO_LONG -> List.of("TOO_MUCH_SKIPPED_EARLY_DATA");
            case TOO_MANY_FORGERIES -> List.of("TOO_MANY_READ_ERRORS");
            case FRAGMENT_OUT_OF_BOUNDS -> List.of("EXCESSIVE_MESSAGE_SIZE", "DECODE_ERROR");
            case FRAGMENTS_DISAGREE -> List.of("FRAGMENT_MISMATCH");
        };
    }

    private static List<String> of(NegotiationFault fault) {
        return switch (fault) {
            case NO_COMMON_VERSION, VERSION_TOO_OLD, UNOFFERED_VERSION -> List.of("UNSUPPORTED_PROTOCOL");
            case NO_COMMON_SUITE -> List.of("NO_SHARED_CIPHER");
            case NO_COMMON_GROUP -> List.of("NO_SHARED_GROUP");
            case NO_COMMON_SIGNATURE_SCHEME -> List.of("NO_COMMON_SIGNATURE_ALGORITHMS");
            case NO_COMMON_APPLICATION_PROTOCOL -> List.of("NO_APPLICATION_PROTOCOL");
            case UNKNOWN_SERVER_NAME -> List.of("UNRECOGNIZED_NAME");
            case MISSING_EXTENSION -> List.of("MISSING_EXTENSION", "MISSING_KEY_SHARE");
            case MISSING_KEY_SHARE -> List.of("MISSING_KEY_SHARE", "NO_SHARED_GROUP");
            case MISSING_SIGNATURE_ALGORITHMS -> List.of("MISSING_EXTENSION", "NO_COMMON_SIGNATURE_ALGORITHMS");
            case TOO_MANY_HELLO_VERIFY_REQUESTS -> List.of("UNEXPECTED_MESSAGE");
            case COMPRESSION_OFFERED -> List.of("INVALID_COMPRESSION_LIST");
            case COMPRESSION_CHOSEN -> List.of("UNSUPPORTED_COMPRESSION_ALGORITHM", "DECODE_ERROR");
            case WRONG_LEGACY_VERSION -> List.of("UNSUPPORTED_PROTOCOL", "DECODE_ERROR");
            case WRONG_SESSION_ID_ECHO -> List.of("SERVER_ECHOED_INVALID_SESSION_ID");
            case UNOFFERED_SUITE, SUITE_CHANGED_AFTER_RETRY -> List.of("WRONG_CIPHER_RETURNED");
            case VERSION_CHANGED_AFTER_RETRY -> List.of("SECOND_SERVERHELLO_VERSION_MISMATCH");
            case UNOFFERED_GROUP,
                    UNOFFERED_KEY_SHARE,
                    RETRY_GROUP_ALREADY_SHARED,
                    KEY_SHARE_NOT_IN_GROUPS,
                    SECOND_HELLO_WITHOUT_SHARE -> List.of("WRONG_CURVE");
            case DUPLICATE_KEY_SHARE -> List.of("DUPLICATE_KEY_SHARE");
            case UNOFFERED_APPLICATION_PROTOCOL -> List.of("INVALID_ALPN_PROTOCOL");
            case SECOND_HELLO_RETRY_REQUEST -> List.of("UNEXPECTED_MESSAGE");
            case USELESS_HELLO_RETRY_REQUEST -> List.of("EMPTY_HELLO_RETRY_REQUEST");
            case SECOND_HELLO_DIFFERS -> List.of("SECOND_CLIENTHELLO_DIFFERS");
            case WRONG_COOKIE -> List.of("COOKIE_MISMATCH");
            case DOWNGRADE_SENTINEL -> List.of("TLS13_DOWNGRADE");
            case INAPPROPRIATE_FALLBACK -> List.of("INAPPROPRIATE_FALLBACK");
            case RECORD_SIZE_LIMIT_TOO_SMALL -> List.of("ERROR_PARSING_EXTENSION");
            case UNEXPECTED_EARLY_DATA -> List.of("UNEXPECTED_EXTENSION_ON_EARLY_DATA");
            case UNOFFERED_PSK -> List.of("PSK_IDENTITY_NOT_FOUND", "OLD_SESSION_PRF_HASH_MISMATCH");
            case BINDER_COUNT -> List.of("PSK_IDENTITY_BINDER_COUNT_MISMATCH");
            case MISSING_PSK_MODES -> List.of("MISSING_EXTENSION");
            case NO_EXTENDED_MASTER_SECRET ->
                List.of(
                        "RESUMED_EMS_SESSION_WITHOUT_EMS_EXTENSION",
                        "RESUMED_NON_EMS_SESSION_WITH_EMS_EXTENSION",
                        "NO_EXTENDED_MASTER_SECRET");
            case NO_RENEGOTIATION_INDICATION, NOT_A_RENEGOTIATION -> List.of("RENEGOTIATION_MISMATCH");
            case NO_NULL_COMPRESSION -> List.of("INVALID_COMPRESSION_LIST");
            case NO_UNCOMPRESSED_POINTS -> List.of("ERROR_PARSING_EXTENSION");
            case UNKNOWN_MAX_FRAGMENT_LENGTH -> List.of("ERROR_PARSING_EXTENSION");
            case UNOFFERED_SESSION -> List.of("SERVER_ECHOED_INVALID_SESSION_ID");
            case SUITE_CHANGED_ON_RESUMPTION -> List.of("OLD_SESSION_CIPHER_NOT_RETURNED");
        };
    }

    private static List<String> of(AuthenticationFault fault) {
        return switch (fault) {
            case FINISHED_MISMATCH, BAD_BINDER -> List.of("DIGEST_CHECK_FAILED");
            case BAD_SIGNATURE -> List.of("BAD_SIGNATURE");
            case UNOFFERED_SIGNATURE_SCHEME -> List.of("WRONG_SIGNATURE_TYPE");
            case SCHEME_DOES_NOT_FIT_KEY -> List.of("WRONG_SIGNATURE_TYPE", "UNSUPPORTED_ALGORITHM");
            case NO_CERTIFICATE, NO_CLIENT_CERTIFICATE, CERTIFICATE_REQUIRED ->
                List.of("PEER_DID_NOT_RETURN_A_CERTIFICATE");
            case KEY_DOES_NOT_FIT_SUITE -> List.of("WRONG_CERTIFICATE_TYPE");
            case SCHEME_DOES_NOT_FIT_SUITE -> List.of("WRONG_SIGNATURE_TYPE", "WRONG_CERTIFICATE_TYPE");
            case UNSUPPORTED_KEY -> List.of("UNSUPPORTED_CERTIFICATE", "BAD_ECC_CERT");
            case KEY_USAGE -> List.of("KEY_USAGE_BIT_INCORRECT");
            case CERTIFICATE_REJECTED_UNKNOWN_CA,
                    CERTIFICATE_REJECTED_EXPIRED,
                    CERTIFICATE_REJECTED_REVOKED,
                    CERTIFICATE_REJECTED_IDENTITY,
                    CERTIFICATE_REJECTED -> List.of("CERTIFICATE_VERIFY_FAILED");
            case CERTIFICATE_STATUS -> List.of("OCSP_CB_ERROR", "CERTIFICATE_VERIFY_FAILED");
            case CERTIFICATE_CONTEXT -> List.of("DECODE_ERROR");
            case UNKNOWN_PSK -> List.of("PSK_IDENTITY_NOT_FOUND");
        };
    }

    private static List<String> of(StateFault fault) {
        return switch (fault) {
            case UNEXPECTED_MESSAGE, WRONG_EPOCH -> List.of("UNEXPECTED_MESSAGE");
            case UNEXPECTED_APPLICATION_DATA -> List.of("UNEXPECTED_RECORD");
            case TOO_MANY_KEY_UPDATES -> List.of("TOO_MANY_KEY_UPDATES");
            case TOO_MANY_REQUESTS -> List.of("TOO_MANY_REQUESTS");
            case RENEGOTIATION -> List.of("NO_RENEGOTIATION");
            case TOO_MUCH_WHILE_SUSPENDED -> List.of("TOO_MUCH_WHILE_SUSPENDED");
            case TIMED_OUT -> List.of("READ_TIMEOUT_EXPIRED");
        };
    }

    /** The name of an alert of the peer; BoringSSL adds the version that brought it. */
    private static List<String> ofAlert(int code) {
        return switch (code) {
            case 22 -> List.of("TLSV1_ALERT_RECORD_OVERFLOW");
            case 30 -> List.of("SSLV3_ALERT_DECOMPRESSION_FAILURE");
            case 40 -> List.of("SSLV3_ALERT_HANDSHAKE_FAILURE", "HANDSHAKE_FAILURE_ON_CLIENT_HELLO");
            case 49 -> List.of("TLSV1_ALERT_ACCESS_DENIED");
            default -> List.of("ALERT_" + code);
        };
    }
}
