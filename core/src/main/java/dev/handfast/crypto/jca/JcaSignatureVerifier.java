package dev.handfast.crypto.jca;

import dev.handfast.crypto.SignatureVerifier;
import dev.handfast.fault.AuthenticationFault;
import dev.handfast.fault.PeerFaultException;
import dev.handfast.iana.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Verification by providers' {@link Signature}. */
final class JcaSignatureVerifier implements SignatureVerifier {

    private final ChosenProviders providers;
    private final EdwardsKeys edwardsKeys;

    JcaSignatureVerifier(ChosenProviders providers) {
        this.providers = providers;
        this.edwardsKeys = new EdwardsKeys(providers);
    }

    /** What can be verified here, best first. */
    Set<SignatureScheme> schemes() {
        return Collections.unmodifiableSet(Arrays.stream(SchemeForm.values())
                .filter(form -> providers.has(form.operation()))
                .map(SchemeForm::scheme)
                .collect(Collectors.<SignatureScheme, Set<SignatureScheme>>toCollection(LinkedHashSet::new)));
    }

    @Override
    public boolean fits(SignatureScheme scheme, PublicKey key) {
        return available(scheme).filter(form -> form.fits(key)).isPresent();
    }

    @Override
    public boolean fitsOnAnyCurve(SignatureScheme scheme, PublicKey key) {
        return available(scheme).filter(form -> form.fitsOnAnyCurve(key)).isPresent();
    }

    @Override
    public void verify(SignatureScheme scheme, PublicKey key, byte[] content, byte[] signature)
            throws PeerFaultException {
        SchemeForm form = available(scheme)
                .filter(candidate -> candidate.fitsOnAnyCurve(key))
                .orElseThrow(() -> new PeerFaultException(AuthenticationFault.SCHEME_DOES_NOT_FIT_KEY));
        if (!form.fitsLength(key, signature) || !isGenuine(form, key, content, signature)) {
            throw new PeerFaultException(AuthenticationFault.BAD_SIGNATURE);
        }
    }

    private boolean isGenuine(SchemeForm form, PublicKey key, byte[] content, byte[] signature)
            throws PeerFaultException {
        try {
            Signature verification = form.signature(providers.require(form.operation()));
            verification.initVerify(edwardsKeys.suited(form, key));
            verification.update(content);
            return verification.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new PeerFaultException(AuthenticationFault.BAD_SIGNATURE, e);
        }
    }

    private Optional<SchemeForm> available(SignatureScheme scheme) {
        return SchemeForm.of(scheme).filter(form -> providers.has(form.operation()));
    }
}
