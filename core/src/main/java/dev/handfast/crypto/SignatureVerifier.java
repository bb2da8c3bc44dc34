package dev.handfast.crypto;

import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.SignatureScheme;
import java.security.PublicKey;

/** Checks signatures. Usable by any thread. */
public interface SignatureVerifier {

    /**
     * Whether a key can be used with a scheme at all: its kind, its curve, its size (RFC 8446, Section 4.2.3).
     */
    boolean fits(SignatureScheme scheme, PublicKey key);

    /**
     * Verifies a signature.
     *
     * @param content what was signed; not kept
     * @param signature the signature as it came; not trusted
     * @throws PeerFaultException with {@code BAD_SIGNATURE} when it does not verify
     */
    void verify(SignatureScheme scheme, PublicKey key, byte[] content, byte[] signature) throws PeerFaultException;
}
