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

/**
 * Chooses among fixed credentials: one that the peer can verify, by authority and by name where it asks for them.
 *
 * <p>A client shows nobody a certificate that the server has no use for. A server must show one, and when the client trusts
 * none of its authorities (RFC 8446, Section 4.2.4), it is the client who refuses.
 */
final class CredentialList implements CredentialSelector {

    private final List<Credential> credentials;
    private final boolean insistsOnAuthority;

    private CredentialList(List<Credential> credentials, boolean insistsOnAuthority) {
        this.credentials = credentials;
        this.insistsOnAuthority = insistsOnAuthority;
    }

    /** Knows nobody. */
    static CredentialList empty() {
        return new CredentialList(List.of(), false);
    }

    static CredentialList ofClient(Credential credential) {
        return new CredentialList(List.of(credential), true);
    }

    static CredentialList ofServer(Credential first, Credential... others) {
        List<Credential> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return new CredentialList(List.copyOf(all), false);
    }

    @Override
    public CompletionStage<Optional<Credential>> select(Decision.SelectCredential question) {
        List<Credential> able = credentials.stream()
                .filter(credential -> canSign(credential, question.schemes()))
                .toList();
        List<Credential> trusted = able.stream()
                .filter(credential -> hasAuthority(credential, question.authorities()))
                .toList();
        List<Credential> usable = trusted.isEmpty() && !insistsOnAuthority ? able : trusted;
        Optional<PeerIdentity> wanted = identity(question.serverName());
        Predicate<Credential> named = credential ->
                wanted.isPresent() && wanted.get().matches(credential.chain().get(0));
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

    /** Whom a name stands for, if for anybody: a client may send any visible characters. */
    private static Optional<PeerIdentity> identity(String serverName) {
        try {
            return serverName.isEmpty() ? Optional.empty() : Optional.of(PeerIdentity.of(serverName));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
