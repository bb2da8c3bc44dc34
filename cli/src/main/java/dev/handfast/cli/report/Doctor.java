package dev.handfast.cli.report;

import dev.handfast.cli.basis.ExitCode;
import dev.handfast.cli.basis.InputException;
import dev.handfast.cli.basis.RefusedException;
import dev.handfast.cli.basis.TimedOutException;
import dev.handfast.cli.basis.UnfinishedException;
import dev.handfast.fault.AlertReceivedException;
import dev.handfast.fault.CertificateRejectedException;
import dev.handfast.fault.LocalFaultException;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.fault.TlsException;
import dev.handfast.fault.TruncatedException;
import dev.handfast.trust.CertificateFlag;
import dev.handfast.trust.CredentialException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells from an exception what went wrong.
 *
 * @param peer what the peer is called, such as {@code the server}
 * @param address where it is, for people; may be empty
 */
public record Doctor(String peer, String address) {

    /** For what is thrown where no peer is involved. */
    public static Doctor withoutPeer() {
        return new Doctor("the peer", "");
    }

    /** What went wrong. */
    public Diagnosis diagnose(Throwable thrown) {
        if (thrown instanceof InputException input) {
            return Diagnosis.plain(ExitCode.USAGE, "INPUT", message(input), input.hint());
        } else if (thrown instanceof CredentialException credential) {
            return Diagnosis.plain(ExitCode.USAGE, "INPUT", message(credential), "");
        } else if (thrown instanceof TlsException tls) {
            return ofTls(tls);
        } else if (thrown instanceof IOException network) {
            return ofNetwork(network);
        }
        return Diagnosis.ours(thrown);
    }

    private Diagnosis ofTls(TlsException thrown) {
        String kind = thrown.kind().name();
        if (thrown instanceof CertificateRejectedException rejected) {
            return Diagnosis.ofPeer(
                    kind,
                    rejected.fault().name(),
                    rejected.fault().alert().toString(),
                    peer + "'s certificate is refused: " + message(rejected),
                    advice(rejected.flags()),
                    rejected.flags());
        } else if (thrown instanceof PeerFaultException refused) {
            return Diagnosis.ofPeer(
                    kind,
                    refused.fault().name(),
                    refused.fault().alert().toString(),
                    "we refuse " + peer + " (" + refused.fault().name() + "): " + message(refused),
                    Hints.of(refused.fault()),
                    List.of());
        } else if (thrown instanceof AlertReceivedException alert) {
            String name = Alerts.name(alert.code());
            return Diagnosis.ofPeer(
                    kind,
                    "",
                    name,
                    peer + " refuses us with the alert " + name,
                    alert.alert().map(Hints::of).orElse(""),
                    List.of());
        } else if (thrown instanceof TruncatedException) {
            return Diagnosis.plain(
                    ExitCode.PEER,
                    kind,
                    peer + " closed the connection without close_notify, so data may be missing",
                    "Where " + peer + " is known to leave close_notify out, what came may be complete all the same.");
        } else if (thrown instanceof LocalFaultException local && local.getCause() instanceof IOException cause) {
            return diagnose(cause);
        }
        return Diagnosis.ours(thrown);
    }

    private Diagnosis ofNetwork(IOException thrown) {
        if (thrown instanceof UnknownHostException) {
            return network(
                    "the name of the host in " + address + " has no address",
                    "Check the spelling, and whether this machine can look names up.");
        } else if (thrown instanceof TimedOutException late) {
            return Diagnosis.plain(ExitCode.PEER, "TIMEOUT", message(thrown) + " (" + address + ")", late.hint());
        } else if (thrown instanceof RefusedException refused) {
            return Diagnosis.plain(ExitCode.PEER, "STARTTLS", message(thrown) + " (" + address + ")", refused.hint());
        } else if (thrown instanceof UnfinishedException) {
            return Diagnosis.plain(
                    ExitCode.PEER,
                    TlsException.Kind.EOF.name(),
                    peer + " (" + address + ") " + message(thrown),
                    "Perhaps something else than TLS is spoken on this port, or connections from here are not wanted.");
        } else if (thrown instanceof BindException) {
            return network(
                    "cannot listen on " + address + ": " + message(thrown),
                    "Another program may listen there already; another port, or 0 for any free one, avoids it."
                            + " Ports under 1024 are for privileged users.");
        } else if (thrown instanceof ConnectException) {
            return network(
                    "no connection to " + address + ": " + message(thrown),
                    "Check the port, and that the server runs and is reachable from here.");
        } else if (thrown instanceof NoRouteToHostException) {
            return network("no way leads to " + address + ": " + message(thrown), "Check the network of this machine.");
        }
        return network(
                "the connection to " + address + " broke: " + message(thrown),
                "It was " + peer + " or the network between that ended it; try again.");
    }

    private static Diagnosis network(String message, String hint) {
        return Diagnosis.plain(ExitCode.PEER, "NETWORK", message, hint);
    }

    private static String advice(List<String> flags) {
        return flags.stream()
                .findFirst()
                .map(CertificateFlag::valueOf)
                .map(CertificateFlag::advice)
                .orElse("");
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : Visible.of(message);
    }
}
