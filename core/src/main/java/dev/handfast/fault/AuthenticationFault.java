package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;

/** What can be wrong with the proof of who a peer is. */
public enum AuthenticationFault implements Fault {
    FINISHED_MISMATCH(AlertDescription.DECRYPT_ERROR, "verify_data of the Finished is wrong", "RFC 8446, 4.4.4"),
    BAD_SIGNATURE(AlertDescription.DECRYPT_ERROR, "the signature of the handshake does not verify", "RFC 8446, 4.4.3"),
    UNOFFERED_SIGNATURE_SCHEME(
            AlertDescription.ILLEGAL_PARAMETER, "the signature uses a scheme that was not offered", "RFC 8446, 4.4.3"),
    SCHEME_DOES_NOT_FIT_KEY(
            AlertDescription.ILLEGAL_PARAMETER,
            "the signature scheme does not fit the key of the certificate",
            "RFC 8446, 4.4.3"),
    NO_CERTIFICATE(AlertDescription.DECODE_ERROR, "the server sends no certificate", "RFC 8446, 4.4.2.4"),
    CERTIFICATE_REQUIRED(
            AlertDescription.CERTIFICATE_REQUIRED,
            "the client sends no certificate where one is required",
            "RFC 8446, 4.4.2.4"),
    NO_CLIENT_CERTIFICATE(
            AlertDescription.HANDSHAKE_FAILURE,
            "the client of TLS 1.2 sends no certificate where one is required",
            "RFC 5246, 7.4.6"),
    KEY_DOES_NOT_FIT_SUITE(
            AlertDescription.ILLEGAL_PARAMETER,
            "the key of the certificate is not of the kind that the suite of TLS 1.2 wants",
            "RFC 8422, 5.3"),
    SCHEME_DOES_NOT_FIT_SUITE(
            AlertDescription.ILLEGAL_PARAMETER,
            "the signature scheme is not of the kind that the suite of TLS 1.2 wants",
            "RFC 8422, 5.4"),
    UNSUPPORTED_KEY(
            AlertDescription.UNSUPPORTED_CERTIFICATE,
            "the key of the certificate is of a kind that cannot be used",
            "RFC 8446, 4.4.2.4"),
    KEY_USAGE(
            AlertDescription.UNSUPPORTED_CERTIFICATE,
            "the key usage of the certificate does not allow signatures",
            "RFC 8446, 4.4.2.2"),
    CERTIFICATE_REJECTED_UNKNOWN_CA(
            AlertDescription.UNKNOWN_CA, "the certificate leads to no trusted authority", "RFC 8446, 6.2"),
    CERTIFICATE_REJECTED_EXPIRED(
            AlertDescription.CERTIFICATE_EXPIRED, "the certificate is not valid at this time", "RFC 8446, 6.2"),
    CERTIFICATE_REJECTED_REVOKED(
            AlertDescription.CERTIFICATE_REVOKED, "the certificate has been revoked", "RFC 8446, 6.2"),
    CERTIFICATE_REJECTED_IDENTITY(
            AlertDescription.BAD_CERTIFICATE, "the certificate is for another name", "RFC 8446, 6.2"),
    CERTIFICATE_REJECTED(AlertDescription.BAD_CERTIFICATE, "the certificate is refused", "RFC 8446, 6.2"),
    CERTIFICATE_STATUS(
            AlertDescription.BAD_CERTIFICATE_STATUS_RESPONSE,
            "no acceptable OCSP response is stapled to the certificate",
            "RFC 8446, 4.4.2.1"),
    CERTIFICATE_CONTEXT(
            AlertDescription.ILLEGAL_PARAMETER,
            "certificate_request_context is not the one expected",
            "RFC 8446, 4.4.2"),
    BAD_BINDER(AlertDescription.DECRYPT_ERROR, "a binder of a pre-shared key is wrong", "RFC 8446, 4.2.11"),
    UNKNOWN_PSK(AlertDescription.DECRYPT_ERROR, "no pre-shared key of the client is known", "RFC 9257, 6");

    private final AlertDescription alert;
    private final String text;
    private final String section;

    AuthenticationFault(AlertDescription alert, String text, String section) {
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
