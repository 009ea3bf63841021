package io.xenscope.analyze.track;

import io.xenscope.analyze.walk.EventTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.SchedEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * When domains were added and removed, by the records of the scheduler and of the calls that did it; the first of each
 * that a worker meets, so that damage cannot make it many.
 */
public final class DomainEvents implements Track {
    private static final int MOST = 1 << 14;

    /**
     * One of them.
     *
     * @param domain which
     * @param isAdded whether it was added, else removed
     * @param pcpu whose record says so
     * @param tsc when, in ticks of that pcpu
     * @param record offset in the file
     */
    public record Event(int domain, boolean isAdded, int pcpu, long tsc, long record) {}

    private final List<Event> events = new ArrayList<>();

    @Override
    public void register(EventTable table) {
        table.on(SchedEvents.DOM_ADD, (record, pcpu) -> take(record, pcpu, true))
                .on(Dom0Events.DOM_ADD, (record, pcpu) -> take(record, pcpu, true))
                .on(SchedEvents.DOM_REM, (record, pcpu) -> take(record, pcpu, false))
                .on(Dom0Events.DOM_REM, (record, pcpu) -> take(record, pcpu, false));
    }

    private void take(RecordCursor record, PcpuWalk pcpu, boolean isAdded) {
        if (record.wordCount() > 0 && events.size() < MOST) {
            events.add(new Event(record.word(0) & 0xFFFF, isAdded, pcpu.pcpu(), pcpu.now(), record.offset()));
        }
    }

    /** Those met, pcpu by pcpu in the order of time. */
    public List<Event> events() {
        return events;
    }
}
