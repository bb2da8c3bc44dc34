package dev.handfast.cli.report;

import dev.handfast.engine.ConnectionInfo;
import dev.handfast.engine.EngineEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Passes on what an engine tells. Used by the threads of one connection. */
public final class EngineEvents implements Consumer<EngineEvent> {

    private final Report report;
    private final String peer;
    private final Function<ConnectionInfo, String> name;
    private final long start;
    private volatile boolean peerClosed;

    /**
     * Passes on the events of one connection, which begins now.
     *
     * @param peer where the peer is, for people
     * @param name whom the client asked for
     */
    public EngineEvents(Report report, String peer, Function<ConnectionInfo, String> name) {
        this.report = report;
        this.peer = peer;
        this.name = name;
        this.start = System.nanoTime();
    }

    /** Whether the peer has said that it sends no more. */
    public boolean isPeerClosed() {
        return peerClosed;
    }

    @Override
    public void accept(EngineEvent event) {
        if (event instanceof EngineEvent.Connected some) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            report.tell(new Event.Handshake(some.info(), name.apply(some.info()), peer, took));
        } else if (event instanceof EngineEvent.MessageSent some) {
            report.tell(new Event.Message(true, some.type(), some.size()));
        } else if (event instanceof EngineEvent.MessageReceived some) {
            report.tell(new Event.Message(false, some.type(), some.size()));
        } else if (event instanceof EngineEvent.AlertSent some) {
            report.tell(new Event.Alert(true, some.fatal(), some.code()));
        } else if (event instanceof EngineEvent.AlertReceived some) {
            report.tell(new Event.Alert(false, some.fatal(), some.code()));
        } else if (event instanceof EngineEvent.KeysUpdated some) {
            report.tell(new Event.KeyUpdate(some.reading()));
        } else if (event instanceof EngineEvent.SessionReceived some) {
            report.tell(new Event.Ticket(some.session().facts().lifetime().toSeconds()));
        } else if (event instanceof EngineEvent.PeerClosed) {
            peerClosed = true;
        }
    }
}
