/**
 * Asking a server, in the plain words of its protocol, to go on in TLS.
 *
 * <pre>
 * smtp      220 ◀   EHLO ▶   250 ◀   STARTTLS ▶     220 ◀   TLS   RFC 3207
 * imap      * OK ◀  a STARTTLS ▶     a OK ◀         TLS           RFC 9051, 6.2.1
 * pop3      +OK ◀   STLS ▶           +OK ◀          TLS           RFC 2595, 4
 * ftp       220 ◀   AUTH TLS ▶       234 ◀          TLS           RFC 4217, 4
 * xmpp      stream ▶  features ◀  starttls ▶  proceed ◀   TLS     RFC 6120, 5
 * ldap      ExtendedRequest ▶  ExtendedResponse ◀   TLS           RFC 4511, 4.14
 * postgres  SSLRequest ▶  S ◀   TLS
 * </pre>
 *
 * <p>Nothing is read beyond the server's consent: what somebody smuggles in behind it must not be taken for an answer
 * inside TLS, and fails as what it is, no TLS.
 *
 * <p>Read first: {@link dev.handfast.cli.starttls.StartTls}.
 */
@NullMarked
package dev.handfast.cli.starttls;

import org.jspecify.annotations.NullMarked;
