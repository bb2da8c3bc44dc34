package dev.handfast.fault;

import dev.handfast.iana.AlertDescription;

/** A rule that a peer can break: its name is stable, and tests, the manual and conformance runs refer to it. */
public sealed interface Fault permits AuthenticationFault, DecodeFault, NegotiationFault, RecordFault, StateFault {

    /** The name of the constant. */
    String name();

    /** The alert that answers a peer who breaks the rule. */
    AlertDescription alert();

    /** What the peer did, in one sentence without a full stop. */
    String text();

    /** Where the rule stands, such as {@code RFC 8446, 4.2.8}. */
    String section();
}
