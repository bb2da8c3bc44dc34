package dev.handfast.cli.report;

import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.Fault;
import dev.handfast.fault.NegotiationFault;
import dev.handfast.fault.RecordFault;
import dev.handfast.iana.AlertDescription;

/** What to do about a handshake that failed. */
final class Hints {

    private static final String REPORT_PEER =
            "The other program breaks the protocol; its makers will want to know. --trace shows what passed.";

    private Hints() {}

    /** What to do about a peer that breaks this rule. */
    static String of(Fault fault) {
        if (fault instanceof NegotiationFault negotiation) {
            return of(negotiation);
        } else if (fault == RecordFault.NOT_TLS || fault == RecordFault.WRONG_RECORD_VERSION) {
            return "Something else than TLS is spoken on this port; check the port.";
        } else if (fault == AuthenticationFault.CERTIFICATE_REQUIRED
                || fault == AuthenticationFault.NO_CLIENT_CERTIFICATE) {
            return "The client has to show a certificate.";
        } else if (fault == AuthenticationFault.CERTIFICATE_STATUS) {
            return "The peer must staple a fresh OCSP response to its certificate.";
        }
        return REPORT_PEER;
    }

    private static String of(NegotiationFault fault) {
        return switch (fault) {
            case NO_COMMON_VERSION, VERSION_TOO_OLD ->
                "The peer speaks another version of TLS only: see --min-version and --max-version; 1.2 is the oldest here.";
            case INAPPROPRIATE_FALLBACK, DOWNGRADE_SENTINEL ->
                "Both can speak a newer version, and something between them does not let them.";
            case NO_EXTENDED_MASTER_SECRET, NO_RENEGOTIATION_INDICATION ->
                "The peer is too old to be safe with TLS 1.2; it wants an update.";
            case NO_COMMON_SUITE -> "Allow more cipher suites with --suites, here or there.";
            case NO_COMMON_GROUP -> "Allow more groups with --groups, here or there.";
            case NO_COMMON_SIGNATURE_SCHEME ->
                "Allow more signature schemes with --sigalgs, or use a certificate with a key of another kind.";
            case NO_COMMON_APPLICATION_PROTOCOL, UNOFFERED_APPLICATION_PROTOCOL ->
                "Name a protocol that both speak with --alpn.";
            case UNKNOWN_SERVER_NAME -> "Ask for a name that is served there.";
            default -> REPORT_PEER;
        };
    }

    /** What to do about a peer that refuses us so. */
    static String of(AlertDescription alert) {
        return switch (alert) {
            case HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY ->
                "Nothing of what we offer suits it: see --suites, --groups and --sigalgs.";
            case PROTOCOL_VERSION ->
                "It speaks another version of TLS only: see --min-version and --max-version; 1.2 is the oldest here.";
            case BAD_CERTIFICATE, UNSUPPORTED_CERTIFICATE, CERTIFICATE_REVOKED, CERTIFICATE_UNKNOWN ->
                "It does not accept our certificate; handfast inspect FILE tells what may be wrong with it.";
            case CERTIFICATE_EXPIRED -> "Our certificate is not valid now, by its clock.";
            case UNKNOWN_CA ->
                "It does not trust the authority of our certificate: give it that authority's certificate.";
            case CERTIFICATE_REQUIRED, ACCESS_DENIED -> "It wants a client certificate that it trusts: see --cert.";
            case NO_APPLICATION_PROTOCOL -> "Name a protocol that it speaks with --alpn.";
            case UNRECOGNIZED_NAME -> "It does not serve the name that was asked for: see --name.";
            case INTERNAL_ERROR -> "Something went wrong on its side; its log may tell what.";
            case USER_CANCELED -> "Somebody there ended the handshake.";
            default ->
                "It takes something of ours for a mistake; its log may tell more, and --trace shows what passed.";
        };
    }
}
