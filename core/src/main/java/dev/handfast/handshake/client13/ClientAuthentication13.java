package dev.handfast.handshake.client13;

import dev.handfast.iana.SignatureScheme;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Whether the server wants to know who we are. */
sealed interface ClientAuthentication13 {

    /** It does not. */
    record NotAsked() implements ClientAuthentication13 {}

    /**
     * It does.
     *
     * @param schemes what it can verify
     * @param authorities whom it trusts; empty when it does not say
     * @param stapling whether it wants OCSP responses with the certificates
     */
    record Asked(List<SignatureScheme> schemes, List<X500Principal> authorities, boolean stapling)
            implements ClientAuthentication13 {}
}
