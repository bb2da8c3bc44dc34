package dev.handfast.trust;

import dev.handfast.fault.DecodeFault;
import dev.handfast.fault.PeerFaultException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The certificates of a peer, as its Certificate message brings them (RFC 8446, Section 4.4.2). */
public final class CertificateChains {

    /** The most certificates that a peer may send. */
    public static final int LONGEST = 32;

    private CertificateChains() {}

    /**
     * Reads the certificates of a message.
     *
     * @param encoded the certificates in DER, in the order of the message; not trusted, not kept
     * @return the certificates in the same order; empty when there are none
     * @throws PeerFaultException with {@link DecodeFault#MALFORMED_CERTIFICATE} when one of them is no X.509
     *     certificate, something follows one, or there are more than {@link #LONGEST}
     */
    public static List<X509Certificate> parse(List<byte[]> encoded) throws PeerFaultException {
        if (encoded.size() > LONGEST) {
            throw new PeerFaultException(
                    DecodeFault.MALFORMED_CERTIFICATE,
                    encoded.size() + " certificates in one chain, and " + LONGEST + " are the most");
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] certificate : encoded) {
            chain.add(parsePeer(certificate, chain.size()));
        }
        return List.copyOf(chain);
    }

    private static X509Certificate parsePeer(byte[] encoded, int index) throws PeerFaultException {
        try {
            return parse(encoded);
        } catch (CertificateException e) {
            throw new PeerFaultException(
                    DecodeFault.MALFORMED_CERTIFICATE,
                    "number " + (index + 1) + ": " + Printable.of(String.valueOf(e.getMessage())));
        }
    }

    /** Reads one certificate that must fill the array, and must be DER; the factory also takes PEM and BER. */
    static X509Certificate parse(byte[] encoded) throws CertificateException {
        try {
            DerReader reader = new DerReader(encoded);
            reader.enter(DerReader.SEQUENCE);
            reader.requireEnd();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate certificate =
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
            if (!Arrays.equals(certificate.getEncoded(), encoded)) {
                throw new CertificateException("it is not in its only encoding");
            }
            return certificate;
        } catch (MalformedDerException | RuntimeException e) {
            throw new CertificateException(e.getMessage(), e);
        }
    }
}
