package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;
import java.util.Optional;

/** The peer refuses us and said so with a fatal alert. */
public final class AlertReceivedException extends TlsException {

    private static final long serialVersionUID = 1;

    private final int code;

    /**
     * Reports a fatal alert of the peer.
     *
     * @param code the description as it came, 0 to 255, known or not
     */
    public AlertReceivedException(int code) {
        super(kindOf(code), "the peer ended the connection with the alert " + describe(code));
        this.code = code;
    }

    /** The code of the alert, 0 to 255. */
    public int code() {
        return code;
    }

    /** The alert, when the registry knows the code. */
    public Optional<AlertDescription> alert() {
        return AlertDescription.of(code);
    }

    private static String describe(int code) {
        return AlertDescription.of(code).map(AlertDescription::toString).orElseGet(() -> Integer.toString(code));
    }

    private static Kind kindOf(int code) {
        return AlertDescription.of(code)
                .map(alert -> switch (alert) {
                    case CERTIFICATE_REQUIRED -> Kind.CERTIFICATE_REQUIRED;
                    case INAPPROPRIATE_FALLBACK -> Kind.INAPPROPRIATE_FALLBACK;
                    default -> Kind.HANDSHAKE;
                })
                .orElse(Kind.HANDSHAKE);
    }
}
