package dev.handfast.trust;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who a peer is expected to be, and whether a certificate is for it (RFC 9525).
 *
 * <p>A DNS name is compared, without regard to case, with the dNSNames of a certificate, an address byte by byte with its
 * iPAddresses. The common name is never looked at. A wildcard counts only as the whole left-most label, stands for
 * exactly one label, and needs two more labels behind it.
 */
public sealed interface PeerIdentity {

    /**
     * The identity behind the text of a host: a DNS name, or an IPv4 or IPv6 address, which may stand in brackets.
     *
     * <p>Names may hold any letters; they are turned into A-labels. One dot at the end is ignored, and so is the zone of
     * an IPv6 address. Nothing is looked up.
     *
     * @throws IllegalArgumentException when the text is neither a name nor an address
     */
    static PeerIdentity of(String host) {
        Optional<InetAddress> address = AddressLiteral.parse(host);
        return address.isPresent() ? new IpAddress(address.get()) : new DnsName(host);
    }

    /** The identity of a host that is known by its address. */
    static PeerIdentity of(InetAddress address) {
        return new IpAddress(address);
    }

    /**
     * The identity of a service of a domain, such as {@code xmpp-client} of {@code example.com}.
     *
     * @throws IllegalArgumentException when the domain is no DNS name
     */
    static PeerIdentity service(String service, String domain) {
        return new Service(service, new DnsName(domain));
    }

    /** Whether a certificate is for this peer. Says nothing about whether the certificate is to be trusted. */
    boolean matches(X509Certificate certificate);

    /** The name for the server_name extension, which knows DNS names only (RFC 6066, Section 3). */
    Optional<String> serverName();

    /** The identity as text: a name in A-labels, or an address. */
    String text();

    /**
     * A host known by its DNS name.
     *
     * @param name in A-labels and lower case, without a dot at the end; made so from any form that {@link #of} takes
     */
    record DnsName(String name) implements PeerIdentity {

        public DnsName {
            name = HostName.normalise(name);
        }

        @Override
        public boolean matches(X509Certificate certificate) {
            return SubjectNames.of(certificate).dns().stream().anyMatch(presented -> HostName.matches(name, presented));
        }

        @Override
        public Optional<String> serverName() {
            return Optional.of(name);
        }

        @Override
        public String text() {
            return name;
        }
    }

    /**
     * A host known by its address.
     *
     * @param address of 4 or 16 bytes
     */
    record IpAddress(InetAddress address) implements PeerIdentity {

        @Override
        public boolean matches(X509Certificate certificate) {
            return SubjectNames.of(certificate).addresses().stream()
                    .anyMatch(presented -> Arrays.equals(presented.getAddress(), address.getAddress()));
        }

        @Override
        public Optional<String> serverName() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return address.getHostAddress();
        }
    }

    /**
     * A service of a domain; a certificate for the domain is one for the service.
     *
     * @param service its name, for people; certificates are not searched for it
     * @param domain where it is
     */
    record Service(String service, DnsName domain) implements PeerIdentity {

        @Override
        public boolean matches(X509Certificate certificate) {
            return domain.matches(certificate);
        }

        @Override
        public Optional<String> serverName() {
            return domain.serverName();
        }

        @Override
        public String text() {
            return domain.text();
        }
    }
}
