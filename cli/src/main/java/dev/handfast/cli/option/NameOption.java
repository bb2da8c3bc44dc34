package dev.handfast.cli.option;

import dev.handfast.cli.basis.HostPort;
import dev.handfast.cli.basis.InputException;
import dev.handfast.trust.PeerIdentity;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who a server should be. */
public final class NameOption {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Whom to ask for, and whom the certificate must be for; default HOST.")
    private String name = "";

    /** Who was named; empty when nobody was. */
    public Optional<PeerIdentity> identity() throws InputException {
        return name.isEmpty() ? Optional.empty() : Optional.of(parse(name));
    }

    /** Who is expected at an address. */
    public PeerIdentity of(HostPort target) throws InputException {
        return parse(name.isEmpty() ? target.host() : name);
    }

    private static PeerIdentity parse(String expected) throws InputException {
        try {
            return PeerIdentity.of(expected);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "'" + expected + "' is neither a name nor an address: " + e.getMessage(),
                    "Say with --name whom the certificate must be for.");
        }
    }
}
