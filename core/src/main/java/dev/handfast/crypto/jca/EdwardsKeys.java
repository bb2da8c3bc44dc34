package dev.handfast.crypto.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * Turns Ed25519 and Ed448 keys into those of the provider that shall use them: unlike RSA and EC keys, the key objects of
 * one provider mean nothing to another.
 */
final class EdwardsKeys {

    private final ChosenProviders providers;

    EdwardsKeys(ChosenProviders providers) {
        this.providers = providers;
    }

    PublicKey suited(SchemeForm form, PublicKey key) throws GeneralSecurityException {
        return isEdwards(form) ? factory(form).generatePublic(new X509EncodedKeySpec(key.getEncoded())) : key;
    }

    PrivateKey suited(SchemeForm form, PrivateKey key) throws GeneralSecurityException {
        return isEdwards(form) ? factory(form).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())) : key;
    }

    private static boolean isEdwards(SchemeForm form) {
        return form.kind() == KeyKind.ED25519 || form.kind() == KeyKind.ED448;
    }

    private KeyFactory factory(SchemeForm form) throws GeneralSecurityException {
        return factory(form.operation().title(), providers.require(form.operation()));
    }

    /** What makes keys that a provider accepts. ACCP has no factory of its own for them, and takes those of the JDK. */
    static KeyFactory factory(String algorithm, Provider user) throws GeneralSecurityException {
        return user.getService("KeyFactory", algorithm) == null
                ? KeyFactory.getInstance(algorithm, "SunEC")
                : KeyFactory.getInstance(algorithm, user);
    }
}
