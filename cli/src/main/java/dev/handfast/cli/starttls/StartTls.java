package dev.handfast.cli.starttls;

import dev.handfast.Transport;
import java.io.IOException;
import java.util.Locale;

/** A protocol whose servers go on in TLS when they are asked to. */
public enum StartTls {
    SMTP,
    IMAP,
    POP3,
    FTP,
    XMPP,
    LDAP,
    POSTGRES;

    /**
     * Asks the server to go on in TLS, and returns when it is ready for a ClientHello.
     *
     * @param transport nothing of it has been read or written
     * @param host the server's name, which some protocols want to hear
     * @throws dev.handfast.cli.basis.RefusedException when the server will not
     */
    public void ask(Transport transport, String host) throws IOException {
        PlainTalk talk = new PlainTalk(transport, this);
        switch (this) {
            case SMTP -> LineProtocols.smtp(talk);
            case IMAP -> LineProtocols.imap(talk);
            case POP3 -> LineProtocols.pop3(talk);
            case FTP -> LineProtocols.ftp(talk);
            case XMPP -> XmppStream.ask(talk, host);
            case LDAP -> BinaryProtocols.ldap(talk);
            case POSTGRES -> BinaryProtocols.postgres(talk);
        }
    }

    /** The name as it stands on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
