package dev.handfast.crypto.jca;

import dev.handfast.crypto.Signer;
import dev.handfast.iana.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Signs with a {@link PrivateKey}, at once and on the caller's thread.
 *
 * <p>A key whose bytes can be had is used by the fastest provider; any other one, such as a key in a PKCS#11 token, by the
 * registered provider that knows it.
 */
final class JcaSigner implements Signer {

    private final ChosenProviders providers;
    private final EdwardsKeys edwardsKeys;
    private final PrivateKey key;
    private final List<SchemeForm> forms;

    /**
     * Signs for the holder of a public key.
     *
     * @throws IllegalArgumentException when TLS has no scheme for such a key, or no provider here does it
     */
    JcaSigner(ChosenProviders providers, PrivateKey key, PublicKey publicKey) {
        this.providers = providers;
        this.edwardsKeys = new EdwardsKeys(providers);
        this.key = key;
        this.forms = Arrays.stream(SchemeForm.values())
                .filter(form -> form.fits(publicKey))
                .filter(form -> isOpaque() || providers.has(form.operation()))
                .toList();
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("no signature scheme of TLS fits this key: " + publicKey.getAlgorithm());
        }
    }

    @Override
    public List<SignatureScheme> schemes() {
        return forms.stream().map(SchemeForm::scheme).toList();
    }

    @Override
    public CompletionStage<byte[]> sign(SignatureScheme scheme, byte[] content) {
        try {
            return CompletableFuture.completedFuture(signature(scheme, content));
        } catch (GeneralSecurityException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private byte[] signature(SignatureScheme scheme, byte[] content) throws GeneralSecurityException {
        Signature signature = ready(form(scheme));
        signature.update(content);
        return signature.sign();
    }

    private Signature ready(SchemeForm form) throws GeneralSecurityException {
        if (isOpaque()) {
            Signature signature = form.signature();
            signature.initSign(key);
            return signature;
        }
        Signature signature = form.signature(providers.require(form.operation()));
        signature.initSign(edwardsKeys.suited(form, key));
        return signature;
    }

    private SchemeForm form(SignatureScheme scheme) {
        return forms.stream()
                .filter(form -> form.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the key does not sign with " + scheme));
    }

    private boolean isOpaque() {
        return key.getEncoded() == null;
    }
}
