package dev.handfast.cli.connect;

import dev.handfast.cli.report.Event;
import dev.handfast.cli.report.Report;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says, when something takes long, what it is that takes so long. */
final class Patience {

    private static final long SHORT_SECONDS = 2;

    private final CountDownLatch over = new CountDownLatch(1);

    private Patience() {}

    /** Begins to wait for something; {@link #end} must follow. */
    static Patience with(String what, Report report) {
        Patience patience = new Patience();
        Thread thread = new Thread(() -> patience.watch(what, report), "patience");
        thread.setDaemon(true);
        thread.start();
        return patience;
    }

    /** It is over. */
    void end() {
        over.countDown();
    }

    private void watch(String what, Report report) {
        try {
            if (!over.await(SHORT_SECONDS, TimeUnit.SECONDS)) {
                report.tell(new Event.Note("waiting", "still waiting for " + what));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
