package dev.handfast.cli.option;

import dev.handfast.Transport;
import dev.handfast.cli.starttls.StartTls;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the server has to be asked for TLS first. */
public final class StartTlsOption {

    @Option(
            names = "--starttls",
            paramLabel = "PROTOCOL",
            description = "Ask for TLS first, in a plain protocol: ${COMPLETION-CANDIDATES}.")
    private @Nullable StartTls protocol;

    /** Whether that was wanted. */
    public boolean isChosen() {
        return protocol != null;
    }

    /** Asks for TLS, where that was wanted. */
    public void ask(Transport transport, String host) throws IOException {
        if (protocol != null) {
            protocol.ask(transport, host);
        }
    }
}
