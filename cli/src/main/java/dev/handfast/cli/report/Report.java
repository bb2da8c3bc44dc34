package dev.handfast.cli.report;

/** Takes what a command tells. Usable by several threads at once; what one event says stays together. */
public interface Report {

    /** Tells an event. */
    void tell(Event event);

    /**
     * The same for one of several connections.
     *
     * @param number of the connection, from 1
     */
    Report ofConnection(long number);
}
