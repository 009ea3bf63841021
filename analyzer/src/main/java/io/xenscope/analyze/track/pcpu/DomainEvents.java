package io.xenscope.analyze.track.pcpu;

import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.SchedEvents;
import java.util.ArrayList;
import java.util.List;

/** What the records of a capture say of the lives of domains: few, each kept with its place. */
public final class DomainEvents implements Track {
    /** What happened to a domain. */
    public enum Kind {
        /** Its structure was made. */
        CREATED(Dom0Events.DOM_ADD),
        /** The scheduler was given it; before Xen 4.7 a record for each vcpu. */
        ADMITTED(SchedEvents.DOM_ADD),
        /** It began to shut down. */
        SHUTDOWN(SchedEvents.SHUTDOWN),
        /** Its teardown came to an end, and its number became free. */
        DESTROYED(Dom0Events.DOM_REM),
        /** The scheduler forgot it. */
        REMOVED(SchedEvents.DOM_REM);

        private final int event;

        Kind(int event) {
            this.event = event;
        }
    }

    private static final int SHUTDOWN_WORDS = 3;

    /**
     * One of them.
     *
     * @param kind what happened
     * @param domain to which domain
     * @param reason of a shutdown, in Xen's numbers
     * @param pcpu whose record says so
     * @param tsc when, in ticks of that pcpu
     * @param record offset in the file
     */
    public record Event(Kind kind, int domain, int reason, int pcpu, long tsc, long record) {
        /** The same, not before the first time of its pcpu nor after the last: of what was recorded before any TSC. */
        public Event within(long first, long last) {
            return new Event(kind, domain, reason, pcpu, Math.max(first, Math.min(last, tsc)), record);
        }
    }

    private final List<Event> events = new ArrayList<>();

    @Override
    public void register(HeaderTable table) {
        for (Kind kind : Kind.values()) {
            int words = kind == Kind.SHUTDOWN ? SHUTDOWN_WORDS : 1;
            table.onEachId(kind.event, (record, pcpu) -> take(record, pcpu, kind, words));
        }
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    private void take(RecordCursor record, PcpuWalk pcpu, Kind kind, int words) {
        if (record.wordCount() >= words) {
            int reason = kind == Kind.SHUTDOWN ? record.word(2) : 0;
            long tsc = pcpu.started() ? pcpu.now() : Long.MIN_VALUE;
            events.add(new Event(kind, record.word(0) & 0xFFFF, reason, pcpu.pcpu(), tsc, record.offset()));
        }
    }

    /** Those met, pcpu by pcpu in the order of time. */
    public List<Event> events() {
        return events;
    }
}
