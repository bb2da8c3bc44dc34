package dev.handfast.handshake;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Choices between two lists, as pure functions. */
public final class Negotiation {

    private Negotiation() {}

    /** The first of ours that the peer has, too. */
    public static <T> Optional<T> firstCommon(List<T> ours, Collection<T> theirs) {
        return ours.stream().filter(theirs::contains).findFirst();
    }
}
