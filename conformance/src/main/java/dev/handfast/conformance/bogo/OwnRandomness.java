package dev.handfast.conformance.bogo;

import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.ForwardingCrypto;
import java.security.SecureRandom;

/**
 * The cryptography of this machine, which all runs share, with randomness that they do not.
 *
 * @param crypto immutable
 */
record OwnRandomness(Crypto crypto, SecureRandom random) implements ForwardingCrypto {}
