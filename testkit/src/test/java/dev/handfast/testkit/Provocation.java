package dev.handfast.testkit;

import dev.handfast.fault.Fault;
import java.util.function.Supplier;

/**
 * A way to break one rule.
 *
 * @param how in a few words, where the name of the fault does not say
 * @param deed breaks it, and tells who did
 */
record Provocation(Fault fault, String how, Supplier<HostilePeer> deed) {

    @Override
    public String toString() {
        return how.isEmpty() ? fault.toString() : fault + ": " + how;
    }
}
