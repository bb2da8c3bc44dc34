package dev.handfast.testkit;

/** When the questions of a handshake are answered: that must make no difference either. */
public enum Answering {
    /** As soon as they are asked. */
    AT_ONCE,
    /** When everything that was under way has arrived and neither side has anything else to do. */
    LATER,
    /** As soon as they are asked, by another thread. */
    FROM_ANOTHER_THREAD
}
