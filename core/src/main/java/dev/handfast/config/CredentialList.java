package dev.handfast.config;

import dev.handfast.iana.SignatureScheme;
import dev.handfast.trust.PeerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/** Chooses among fixed credentials: one that the peer can verify, by name where it asks for one, by authority. */
final class CredentialList implements CredentialSelector {

    private final List<Credential> credentials;

    private CredentialList(List<Credential> credentials) {
        this.credentials = credentials;
    }

    static CredentialList of(List<Credential> credentials) {
        return new CredentialList(List.copyOf(credentials));
    }

    static CredentialList of(Credential first, Credential... others) {
        List<Credential> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return of(all);
    }

    @Override
    public CompletionStage<Optional<Credential>> select(Decision.SelectCredential question) {
        List<Credential> usable = credentials.stream()
                .filter(credential -> canSign(credential, question.schemes()))
                .filter(credential -> hasAuthority(credential, question.authorities()))
                .toList();
        Predicate<Credential> named = credential -> isFor(credential, question.serverName());
        return CompletableFuture.completedFuture(usable.stream()
                .filter(named)
                .findFirst()
                .or(() -> usable.stream().findFirst()));
    }

    private static boolean canSign(Credential credential, List<SignatureScheme> schemes) {
        return credential.signer().schemes().stream().anyMatch(schemes::contains);
    }

    private static boolean hasAuthority(Credential credential, List<X500Principal> authorities) {
        return authorities.isEmpty()
                || credential.chain().stream()
                        .anyMatch(certificate -> authorities.contains(certificate.getIssuerX500Principal()));
    }

    private static boolean isFor(Credential credential, String serverName) {
        return !serverName.isEmpty()
                && PeerIdentity.of(serverName).matches(credential.chain().get(0));
    }
}
