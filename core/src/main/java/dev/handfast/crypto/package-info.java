/**
 * What TLS asks of cryptography, as interfaces that anyone may implement. Floor 3.
 *
 * <pre>
 * record protection   Aead                      seal and open over arrays
 * key exchange        KeyExchangeGroup          KEM-shaped: generate, encapsulate, decapsulate
 * authentication      Signer, SignatureVerifier
 * key schedule        Hkdf                      RFC 5869, over an HMAC
 * all of it           Crypto                    lists of what is available
 * </pre>
 *
 * <p>Everything takes and returns heap arrays. An implementation never throws for what a peer sent, except
 * {@link dev.handfast.fault.PeerFaultException}.
 *
 * <p>Read first: {@link dev.handfast.crypto.Crypto}, {@link dev.handfast.crypto.Secret}.
 */
@NullMarked
package dev.handfast.crypto;

import org.jspecify.annotations.NullMarked;
