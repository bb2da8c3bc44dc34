package dev.handfast.handshake.client12;

import dev.handfast.iana.SignatureScheme;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** Whether the server wants to know who we are. */
sealed interface ClientAuthentication12 {

    /** It does not. */
    record NotAsked() implements ClientAuthentication12 {}

    /**
     * It does.
     *
     * @param schemes what it can verify, with the kinds of key that it takes
     * @param authorities whom it trusts; empty when it does not say
     */
    record Asked(List<SignatureScheme> schemes, List<X500Principal> authorities) implements ClientAuthentication12 {}
}
