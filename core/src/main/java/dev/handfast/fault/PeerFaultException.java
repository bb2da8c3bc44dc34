package dev.handfast.fault;

/** We refuse what the peer sent; the engine answers with the alert of the {@link Fault}. */
public non-sealed class PeerFaultException extends TlsException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // faults are enum constants
    private final Fault fault;

    /** Refuses the peer for breaking a rule. */
    public PeerFaultException(Fault fault) {
        this(fault, "");
    }

    /**
     * Refuses the peer for breaking a rule.
     *
     * @param detail which message, field or value it was; may be empty
     */
    public PeerFaultException(Fault fault, String detail) {
        super(kindOf(fault), describe(fault, detail));
        this.fault = fault;
    }

    /**
     * Refuses the peer for something that a provider of cryptography found.
     *
     * @param cause what the provider threw
     */
    public PeerFaultException(Fault fault, Throwable cause) {
        super(kindOf(fault), describe(fault, ""), cause);
        this.fault = fault;
    }

    /** The rule that the peer broke. */
    public Fault fault() {
        return fault;
    }

    private static String describe(Fault fault, String detail) {
        return fault.text() + (detail.isEmpty() ? "" : ": " + detail) + " (" + fault.section() + ")";
    }

    private static Kind kindOf(Fault fault) {
        if (fault == RecordFault.NOT_TLS) {
            return Kind.NOT_TLS;
        }
        if (fault == AuthenticationFault.CERTIFICATE_REQUIRED) {
            return Kind.CERTIFICATE_REQUIRED;
        }
        if (fault == NegotiationFault.INAPPROPRIATE_FALLBACK) {
            return Kind.INAPPROPRIATE_FALLBACK;
        }
        return fault.name().startsWith("CERTIFICATE_REJECTED") ? Kind.BAD_CERTIFICATE : Kind.HANDSHAKE;
    }
}
