package dev.handfast.crypto.jca;

import dev.handfast.fault.PeerFaultException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;

/** How the public keys of one group stand on the wire, and what makes one valid. RFC 8446, Section 4.2.8. */
interface ShareForm {

    /** What key pairs are generated with. */
    AlgorithmParameterSpec parameters();

    /** The share that is a public key of ours. */
    byte[] encode(PublicKey key);

    /**
     * The public key that is a peer's share.
     *
     * @throws PeerFaultException when it is no valid share of the group
     * @throws GeneralSecurityException when the provider refuses it
     */
    PublicKey decode(byte[] share, Provider provider) throws PeerFaultException, GeneralSecurityException;

    /** Whether a shared secret may be used. */
    boolean allows(byte[] sharedSecret);
}
