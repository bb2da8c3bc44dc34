package dev.handfast.cli.report;

import dev.handfast.engine.ConnectionInfo;
import dev.handfast.iana.HandshakeType;
import dev.handfast.trust.Finding;
import dev.handfast.trust.Purpose;
import dev.handfast.trust.Verification;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** Something that a command tells. */
public sealed interface Event {

    /**
     * A handshake is over.
     *
     * @param name whom the client asked for; empty when nobody
     * @param peer where the peer is, for people
     */
    record Handshake(ConnectionInfo info, String name, String peer, Duration took) implements Event {}

    /** A handshake message has passed; told only when everything is to be traced. */
    record Message(boolean sent, HandshakeType type, int size) implements Event {}

    /**
     * An alert has passed.
     *
     * @param code its description, 0 to 255
     */
    record Alert(boolean sent, boolean fatal, int code) implements Event {}

    /** The keys of one direction have moved on. */
    record KeyUpdate(boolean received) implements Event {}

    /**
     * A ticket for later has come.
     *
     * @param lifetime in seconds
     */
    record Ticket(long lifetime) implements Event {}

    /**
     * A connection has ended.
     *
     * @param clean whether the peer said that it would
     */
    record Closed(boolean clean) implements Event {}

    /**
     * Something went wrong.
     *
     * @param chain the certificates that were refused, if any
     */
    record Failed(Diagnosis diagnosis, List<X509Certificate> chain) implements Event {

        public Failed {
            chain = List.copyOf(chain);
        }

        /** Something that has nothing to do with certificates. */
        public Failed(Diagnosis diagnosis) {
            this(diagnosis, List.of());
        }
    }

    /** Something to know, with a name for scripts. */
    record Note(String name, String text) implements Event {}

    /** Something to beware of. */
    record Warning(String text) implements Event {}

    /**
     * A server is ready.
     *
     * @param address of the form HOST:PORT
     * @param certificate what it shows to clients, its own first
     */
    record Listening(String address, List<X509Certificate> certificate) implements Event {

        public Listening {
            certificate = List.copyOf(certificate);
        }
    }

    /**
     * Certificates of a file have been judged.
     *
     * @param chain the certificate itself, then what of its issuers there is
     * @param purpose what it was judged for
     * @param key what is known about its private key, in words; empty when nothing
     */
    record Judged(List<X509Certificate> chain, Purpose purpose, String key, Verification verification)
            implements Event {

        public Judged {
            chain = List.copyOf(chain);
        }

        /** What was found, in the words of a verdict. */
        List<String> explanations() {
            return verification.findings().stream().map(Finding::toString).toList();
        }
    }

    /** Keying material has been exported. */
    record Exported(String label, String hex) implements Event {}
}
