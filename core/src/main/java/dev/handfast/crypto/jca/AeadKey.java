package dev.handfast.crypto.jca;

import dev.handfast.crypto.Secret;
import javax.crypto.SecretKey;

/** A key that, unlike {@link javax.crypto.spec.SecretKeySpec}, can be erased. Compares by identity. */
final class AeadKey implements SecretKey {

    private static final long serialVersionUID = 1;

    private final String algorithm;

    @SuppressWarnings("serial") // no key is ever serialised
    private final transient Secret secret;

    AeadKey(String algorithm, Secret secret) {
        this.algorithm = algorithm;
        this.secret = secret.copy();
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public byte[] getEncoded() {
        return secret.bytes().clone();
    }

    @Override
    public void destroy() {
        secret.close();
    }

    @Override
    public boolean isDestroyed() {
        return secret.isClosed();
    }
}
