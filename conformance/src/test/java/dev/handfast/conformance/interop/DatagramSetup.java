package dev.handfast.conformance.interop;

import dev.handfast.iana.CipherSuite;
import dev.handfast.trust.TlsCertificate;
import java.util.Optional;

/**
 * How a peer of DTLS is set up.
 *
 * @param own what it proves itself with
 * @param demanding whether, as a server, it demands certificates
 * @param suite the only cipher suite that it has; its usual ones when empty
 * @param usingCookies whether, as a server, it lets clients prove their addresses
 * @param mtu the most bytes of its datagrams, 0 for what is usual
 */
record DatagramSetup(
        Optional<TlsCertificate> own, boolean demanding, Optional<CipherSuite> suite, boolean usingCookies, int mtu) {

    static final String IDENTITY = "thing";
    static final String KEY = "2b7e151628aed2a6abf7158809cf4f3c";

    /** Without a certificate. */
    static DatagramSetup bare() {
        return new DatagramSetup(Optional.empty(), false, Optional.empty(), true, 0);
    }

    DatagramSetup with(TlsCertificate certificate) {
        return new DatagramSetup(Optional.of(certificate), demanding, suite, usingCookies, mtu);
    }

    DatagramSetup demandingCertificates() {
        return new DatagramSetup(own, true, suite, usingCookies, mtu);
    }

    DatagramSetup withSuite(CipherSuite only) {
        return new DatagramSetup(own, demanding, Optional.of(only), usingCookies, mtu);
    }

    DatagramSetup withoutCookies() {
        return new DatagramSetup(own, demanding, suite, false, mtu);
    }

    DatagramSetup withMtu(int bytes) {
        return new DatagramSetup(own, demanding, suite, usingCookies, bytes);
    }

    /** Whether it has an external key and nothing else. */
    boolean usesPsk() {
        return suite.filter(only -> only.toString().contains("PSK")).isPresent();
    }
}
