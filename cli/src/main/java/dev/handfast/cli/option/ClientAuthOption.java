package dev.handfast.cli.option;

import dev.handfast.config.ClientAuthentication;
import picocli.CommandLine.Option;

/** Whether clients have to show who they are. */
public final class ClientAuthOption {

    @Option(
            names = "--client-auth",
            paramLabel = "POLICY",
            description = "Ask clients for a certificate in the handshake: none (default), request or require.")
    private Policy policy = Policy.NONE;

    /** What the option takes. */
    private enum Policy {
        NONE(ClientAuthentication.NONE),
        REQUEST(ClientAuthentication.REQUESTED),
        REQUIRE(ClientAuthentication.REQUIRED);

        private final ClientAuthentication meaning;

        Policy(ClientAuthentication meaning) {
            this.meaning = meaning;
        }
    }

    /** What was chosen. */
    public ClientAuthentication choice() {
        return policy.meaning;
    }
}
