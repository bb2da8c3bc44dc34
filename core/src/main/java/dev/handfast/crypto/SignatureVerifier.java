package dev.handfast.crypto;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.SignatureScheme;
import java.security.PublicKey;

/** Checks signatures. Usable by any thread. */
public interface SignatureVerifier {

    /**
     * Whether a key can be used with a scheme in TLS 1.3: its kind, its curve, its size (RFC 8446, Section 4.2.3).
     */
    boolean fits(SignatureScheme scheme, PublicKey key);

    /** Whether a key can be used with a scheme in TLS 1.2, where an ECDSA scheme names a hash but no curve. */
    boolean fitsOnAnyCurve(SignatureScheme scheme, PublicKey key);

    /**
     * Verifies a signature. That the key has the curve of the scheme, where the protocol wants it, is asked before by
     * {@link #fits}.
     *
     * @param content what was signed; not kept
     * @param signature the signature as it came; not trusted
     * @throws PeerFaultException with {@code BAD_SIGNATURE} when it does not verify, with
     *     {@code SCHEME_DOES_NOT_FIT_KEY} when the scheme is not available or cannot be used with such a key
     */
    void verify(SignatureScheme scheme, PublicKey key, byte[] content, byte[] signature) throws PeerFaultException;
}
