package dev.handfast.handshake;

import dev.handfast.trust.OcspResponse;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * What a peer shows to prove who it is.
 *
 * @param chain its own certificate first; empty when it shows none
 * @param ocspResponses what it has stapled to them
 */
public record ShownCertificates(List<X509Certificate> chain, Map<X509Certificate, OcspResponse> ocspResponses) {

    /** A peer that shows nothing. */
    public static final ShownCertificates NONE = new ShownCertificates(List.of(), Map.of());

    public ShownCertificates {
        chain = List.copyOf(chain);
        ocspResponses = Map.copyOf(ocspResponses);
    }

    /** Certificates with nothing stapled to them. */
    public static ShownCertificates of(List<X509Certificate> chain) {
        return new ShownCertificates(chain, Map.of());
    }

    /** The certificate of the peer itself, of which there is one. */
    public X509Certificate own() {
        return chain.get(0);
    }

    /** Whether there is no certificate. */
    public boolean isEmpty() {
        return chain.isEmpty();
    }

    /** Tells what was shown. */
    public void learned(HandshakeOutput out) {
        out.learned(new Fact.PeerChain(chain));
        out.learned(new Fact.Stapled(ocspResponses));
    }
}
