package dev.handfast.trust;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a certificate is for: its subjectAltName, and never its common name.
 *
 * <pre>
 * GeneralName ::= CHOICE { ..., dNSName [2] IA5String, ..., iPAddress [7] OCTET STRING, ... }
 * </pre>
 *
 * RFC 5280, Section 4.2.1.6; RFC 9525, Section 6.
 *
 * @param dns the dNSNames in their order, a byte a character, as they stand there
 * @param addresses the iPAddresses of 4 or 16 bytes, in their order
 */
record SubjectNames(List<String> dns, List<InetAddress> addresses) {

    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int SHOWN = 8;

    /** The names in a certificate; none when the extension is absent or cannot be read. */
    static SubjectNames of(X509Certificate certificate) {
        List<String> dns = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        byte[] content = CertificateExtensions.content(certificate, CertificateExtensions.SUBJECT_ALTERNATIVE_NAME)
                .orElseGet(() -> Der.sequence());
        try {
            DerReader whole = new DerReader(content);
            DerReader names = whole.enter(DerReader.SEQUENCE);
            whole.requireEnd();
            while (names.hasRemaining()) {
                if (names.nextIs(DNS_NAME)) {
                    dns.add(new String(names.content(DNS_NAME), StandardCharsets.ISO_8859_1));
                } else if (names.nextIs(IP_ADDRESS)) {
                    addAddress(names.content(IP_ADDRESS), addresses);
                } else {
                    names.element();
                }
            }
            return new SubjectNames(List.copyOf(dns), List.copyOf(addresses));
        } catch (MalformedDerException e) {
            return new SubjectNames(List.of(), List.of());
        }
    }

    boolean isEmpty() {
        return dns.isEmpty() && addresses.isEmpty();
    }

    /** The names for people: the first few, fit for a terminal. */
    String text() {
        int count = dns.size() + addresses.size();
        String first = Stream.concat(
                        dns.stream().map(Printable::of), addresses.stream().map(InetAddress::getHostAddress))
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return count > SHOWN ? first + " and " + (count - SHOWN) + " more" : first;
    }

    private static void addAddress(byte[] bytes, List<InetAddress> addresses) {
        try {
            if (bytes.length == 4) {
                addresses.add(InetAddress.getByAddress(bytes));
            } else if (bytes.length == 16) {
                // InetAddress.getByAddress would turn ::ffff:192.0.2.1 into an IPv4 address.
                addresses.add(Inet6Address.getByAddress("", bytes, -1));
            }
        } catch (IOException e) {
            throw new IllegalStateException("only a wrong length can fail, and it was checked", e);
        }
    }
}
