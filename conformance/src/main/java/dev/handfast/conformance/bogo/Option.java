package dev.handfast.conformance.bogo;

import java.util.Arrays;
import java.util.Optional;

/** The options of the runner that the shim understands; it answers any other with "not implemented". */
enum Option {
    // How to reach the runner, and how often
    PORT("-port", Form.VALUE),
    SHIM_ID("-shim-id", Form.VALUE),
    IPV6("-ipv6", Form.SWITCH),
    SERVER("-server", Form.SWITCH),
    RESUME_COUNT("-resume-count", Form.VALUE),

    // Versions, cipher suites, groups and signature schemes
    MIN_VERSION("-min-version", Form.VALUE),
    MAX_VERSION("-max-version", Form.VALUE),
    NO_TLS1("-no-tls1", Form.SWITCH),
    NO_TLS11("-no-tls11", Form.SWITCH),
    NO_TLS12("-no-tls12", Form.SWITCH),
    NO_TLS13("-no-tls13", Form.SWITCH),
    EXPECT_VERSION("-expect-version", Form.VALUE),
    EXPECT_CIPHER("-expect-cipher", Form.VALUE),
    EXPECT_CIPHER_AES("-expect-cipher-aes", Form.VALUE),
    EXPECT_CIPHER_NO_AES("-expect-cipher-no-aes", Form.VALUE),
    CURVES("-curves", Form.VALUE),
    KEY_SHARES("-key-shares", Form.VALUE),
    NO_KEY_SHARES("-no-key-shares", Form.SWITCH),
    EXPECT_CURVE_ID("-expect-curve-id", Form.VALUE),
    EXPECT_HRR("-expect-hrr", Form.SWITCH),
    EXPECT_NO_HRR("-expect-no-hrr", Form.SWITCH),
    VERIFY_PREFS("-verify-prefs", Form.VALUE),
    EXPECT_PEER_SIGNATURE_ALGORITHM("-expect-peer-signature-algorithm", Form.VALUE),
    EXPECT_PEER_VERIFY_PREF("-expect-peer-verify-pref", Form.VALUE),
    EXPECT_EXTENDED_MASTER_SECRET("-expect-extended-master-secret", Form.SWITCH),
    EXPECT_SECURE_RENEGOTIATION("-expect-secure-renegotiation", Form.SWITCH),

    // Who we are: these belong to the credential that was begun last
    NEW_X509_CREDENTIAL("-new-x509-credential", Form.SWITCH),
    CERT_FILE("-cert-file", Form.CREDENTIAL_VALUE),
    KEY_FILE("-key-file", Form.CREDENTIAL_VALUE),
    SIGNING_PREFS("-signing-prefs", Form.CREDENTIAL_VALUE),
    MUST_MATCH_ISSUER("-must-match-issuer", Form.CREDENTIAL_SWITCH),
    OCSP_RESPONSE("-ocsp-response", Form.CREDENTIAL_VALUE),
    NEW_PSK_CREDENTIAL("-new-psk-credential", Form.SWITCH),
    PSK_IMPORTER_KEY("-psk-importer-key", Form.CREDENTIAL_VALUE),
    PSK_IMPORTER_IDENTITY("-psk-importer-identity", Form.CREDENTIAL_VALUE),
    PSK_IMPORTER_CONTEXT("-psk-importer-context", Form.CREDENTIAL_VALUE),
    PSK_IMPORTER_SHA256("-psk-importer-sha256", Form.CREDENTIAL_SWITCH),
    PSK_IMPORTER_SHA384("-psk-importer-sha384", Form.CREDENTIAL_SWITCH),

    // Whom we believe
    TRUST_CERT("-trust-cert", Form.VALUE),
    VERIFY_PEER("-verify-peer", Form.SWITCH),
    REQUIRE_ANY_CLIENT_CERTIFICATE("-require-any-client-certificate", Form.SWITCH),
    REVERIFY_ON_RESUME("-reverify-on-resume", Form.SWITCH),
    USE_CLIENT_CA_LIST("-use-client-ca-list", Form.VALUE),
    VERIFY_FAIL("-verify-fail", Form.SWITCH),
    USE_CUSTOM_VERIFY_CALLBACK("-use-custom-verify-callback", Form.SWITCH),
    EXPECT_VERIFY_RESULT("-expect-verify-result", Form.SWITCH),
    ENABLE_OCSP_STAPLING("-enable-ocsp-stapling", Form.SWITCH),
    EXPECT_OCSP_RESPONSE("-expect-ocsp-response", Form.VALUE),
    USE_OCSP_CALLBACK("-use-ocsp-callback", Form.SWITCH),
    SET_OCSP_IN_CALLBACK("-set-ocsp-in-callback", Form.SWITCH),
    DECLINE_OCSP_CALLBACK("-decline-ocsp-callback", Form.SWITCH),
    FAIL_OCSP_CALLBACK("-fail-ocsp-callback", Form.SWITCH),
    EXPECT_PEER_CERT_FILE("-expect-peer-cert-file", Form.VALUE),
    EXPECT_NO_PEER_CERT("-expect-no-peer-cert", Form.SWITCH),
    EXPECT_CLIENT_CA_LIST("-expect-client-ca-list", Form.VALUE),
    EXPECT_SELECTED_CREDENTIAL("-expect-selected-credential", Form.VALUE),
    USE_OLD_CLIENT_CERT_CALLBACK("-use-old-client-cert-callback", Form.SWITCH),
    FAIL_CERT_CALLBACK("-fail-cert-callback", Form.SWITCH),

    // Names and application protocols
    HOST_NAME("-host-name", Form.VALUE),
    EXPECT_SERVER_NAME("-expect-server-name", Form.VALUE),
    EXPECT_NO_SERVER_NAME("-expect-no-server-name", Form.SWITCH),
    ADVERTISE_ALPN("-advertise-alpn", Form.VALUE),
    SELECT_ALPN("-select-alpn", Form.VALUE),
    EXPECT_ALPN("-expect-alpn", Form.VALUE),
    EXPECT_ADVERTISED_ALPN("-expect-advertised-alpn", Form.VALUE),
    DECLINE_ALPN("-decline-alpn", Form.SWITCH),
    REJECT_ALPN("-reject-alpn", Form.SWITCH),
    USE_EARLY_CALLBACK("-use-early-callback", Form.SWITCH),
    FAIL_EARLY_CALLBACK("-fail-early-callback", Form.SWITCH),
    INSTALL_DDOS_CALLBACK("-install-ddos-callback", Form.SWITCH),
    FAIL_DDOS_CALLBACK("-fail-ddos-callback", Form.SWITCH),

    // Sessions
    NO_TICKET("-no-ticket", Form.SWITCH),
    USE_TICKET_CALLBACK("-use-ticket-callback", Form.SWITCH),
    USE_TICKET_AEAD_CALLBACK("-use-ticket-aead-callback", Form.SWITCH),
    RENEW_TICKET("-renew-ticket", Form.SWITCH),
    SKIP_TICKET("-skip-ticket", Form.SWITCH),
    EXPECT_SESSION_MISS("-expect-session-miss", Form.SWITCH),
    EXPECT_NO_SESSION("-expect-no-session", Form.SWITCH),
    EXPECT_TICKET_RENEWAL("-expect-ticket-renewal", Form.SWITCH),
    RESUMPTION_DELAY("-resumption-delay", Form.VALUE),

    // What is done with the connection
    ASYNC("-async", Form.SWITCH),
    IMPLICIT_HANDSHAKE("-implicit-handshake", Form.SWITCH),
    HANDSHAKE_NEVER_DONE("-handshake-never-done", Form.SWITCH),
    NO_OP_EXTRA_HANDSHAKE("-no-op-extra-handshake", Form.SWITCH),
    HANDSHAKE_TWICE("-handshake-twice", Form.SWITCH),
    EXPORT_KEYING_MATERIAL("-export-keying-material", Form.VALUE),
    EXPORT_LABEL("-export-label", Form.VALUE),
    EXPORT_CONTEXT("-export-context", Form.VALUE),
    USE_EXPORT_CONTEXT("-use-export-context", Form.SWITCH),
    SHIM_WRITES_FIRST("-shim-writes-first", Form.SWITCH),
    SHIM_INITIAL_WRITE("-shim-initial-write", Form.VALUE),
    REPEAT_SHIM_INITIAL_WRITE("-repeat-shim-initial-write", Form.VALUE),
    WRITE_DIFFERENT_RECORD_SIZES("-write-different-record-sizes", Form.SWITCH),
    READ_SIZE("-read-size", Form.VALUE),
    READ_WITH_UNFINISHED_WRITE("-read-with-unfinished-write", Form.SWITCH),
    KEY_UPDATE("-key-update", Form.SWITCH),
    KEY_UPDATE_BEFORE_READ("-key-update-before-read", Form.SWITCH),
    SHIM_SHUTS_DOWN("-shim-shuts-down", Form.SWITCH),
    CHECK_CLOSE_NOTIFY("-check-close-notify", Form.SWITCH);

    private final String text;
    private final Form form;

    Option(String text, Form form) {
        this.text = text;
        this.form = form;
    }

    private enum Form {
        SWITCH,
        VALUE,
        CREDENTIAL_SWITCH,
        CREDENTIAL_VALUE
    }

    static Optional<Option> of(String text) {
        return Arrays.stream(values())
                .filter(option -> option.text.equals(text))
                .findFirst();
    }

    /** Whether the argument behind the option is its value. */
    boolean takesValue() {
        return form == Form.VALUE || form == Form.CREDENTIAL_VALUE;
    }

    /** Whether the option describes one credential among several. */
    boolean isOfCredential() {
        return form == Form.CREDENTIAL_VALUE || form == Form.CREDENTIAL_SWITCH;
    }

    @Override
    public String toString() {
        return text;
    }
}
