package dev.handfast.keys;

import dev.handfast.crypto.Crypto;
import dev.handfast.iana.HashAlgorithm;

/**
 * What all derivations of one connection share, whatever their hash.
 *
 * @param log is told of the secrets that a key log knows
 */
public record Schedule(Crypto crypto, LabelPrefix prefix, SecretLog log) {

    ExpandLabel with(HashAlgorithm hash) {
        return new ExpandLabel(crypto, hash, prefix);
    }
}
