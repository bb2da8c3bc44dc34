package dev.handfast.fault;

import java.util.List;

/** We refuse the peer's certificate; the flags name everything that is wrong with it. */
public final class CertificateRejectedException extends PeerFaultException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // what List.copyOf returns is serializable
    private final List<String> flags;

    /**
     * Refuses a certificate.
     *
     * @param fault the rule, which decides the alert
     * @param flags the names of all flags that were found; empty when a handler refused a certificate without a flaw
     * @param detail what is wrong with which certificate and what to do about it
     */
    public CertificateRejectedException(Fault fault, List<String> flags, String detail) {
        super(fault, detail);
        this.flags = List.copyOf(flags);
    }

    /** The names of all certificate flags that were found, in the order of their definition. */
    public List<String> flags() {
        return flags;
    }
}
