package dev.handfast.cli.option;

import dev.handfast.cli.basis.InputException;
import dev.handfast.config.DatagramSettings;
import dev.handfast.iana.Medium;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether datagrams are used instead of streams, and how large they are. */
public final class DatagramOptions {

    @Option(
            names = "--dtls",
            description = "Datagrams instead of streams: DTLS over UDP. A message may be lost, and is not sent again.")
    private boolean dtls;

    @Option(
            names = "--mtu",
            paramLabel = "N",
            description = "With --dtls: the most bytes in a datagram, without the headers of UDP and IP; 256 to 65507,"
                    + " default 1200.")
    private @Nullable Integer mtu;

    /** What the command uses. */
    public Medium medium() {
        return dtls ? Medium.DATAGRAM : Medium.STREAM;
    }

    /** Whether datagrams were chosen. */
    public boolean isChosen() {
        return dtls;
    }

    /**
     * Refuses an option that has no meaning over datagrams, where those were chosen.
     *
     * @param isGiven whether the option was given
     */
    public void exclude(String option, boolean isGiven) throws InputException {
        if (dtls && isGiven) {
            throw new InputException("--dtls and " + option + " exclude each other", "Leave one of them out.");
        }
    }

    /** The sizes and times of a connection. */
    public DatagramSettings settings() throws InputException {
        DatagramSettings standard = DatagramSettings.standard();
        if (mtu == null) {
            return standard;
        }
        try {
            return standard.withMaximumDatagram(mtu);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "--mtu " + mtu + ": " + e.getMessage(),
                    "1200 pass nearly everywhere; an Ethernet takes 1472, over IPv6 1452.");
        }
    }

    /** Refuses what is of use over datagrams alone, where those were not chosen. */
    public void requireMeaning() throws InputException {
        if (!dtls && mtu != null) {
            throw new InputException("--mtu is of no use without --dtls", "Add --dtls, or leave --mtu out.");
        }
    }
}
