package io.xenscope.analyze.track;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.format.event.GenEvents;
import java.util.Arrays;

/** The records of one pcpu within a {@link Range}, by event, and the first and the last of them. */
public final class RecordCounts implements PcpuTracker {
    private final int pcpu;
    private final Range range;
    private final int[] events;
    private final long[] counts;
    private long first = -1;
    private long last = -1;

    /** {@code events} are those that are counted, in rising order. */
    private RecordCounts(int pcpu, Range range, int[] events) {
        this.pcpu = pcpu;
        this.range = range;
        this.events = events;
        this.counts = new long[events.length * EventCounts.SHAPES];
    }

    /** Lets each pcpu have its own, of all events that occur in the capture. */
    public static java.util.List<RecordCounts> follow(HostReading host, EventCounts occurring, Range range) {
        int[] events = occurring.events();
        return host.followPcpus(pcpu -> new RecordCounts(pcpu, range, events), into -> {
            for (int event = 0; event < events.length; event++) {
                int place = event;
                into.on(events[event], (tracker, now) -> tracker.count(place, now));
            }
        });
    }

    /** A lost-records record comes here only. */
    @Override
    public void lossEnds(Moment now) {
        count(Arrays.binarySearch(events, GenEvents.LOST_RECORDS), now);
    }

    private void count(int place, Moment now) {
        if (range.includes(now.time())) {
            first = first < 0 ? now.time() : first;
            last = now.time();
            counts[place * EventCounts.SHAPES + (now.record().header() >>> 28)]++;
        }
    }

    public int pcpu() {
        return pcpu;
    }

    public EventCounts events() {
        EventCounts sum = new EventCounts();
        for (int place = 0; place < events.length; place++) {
            int from = place * EventCounts.SHAPES;
            sum.add(events[place], Arrays.copyOfRange(counts, from, from + EventCounts.SHAPES));
        }
        return sum;
    }

    /** Common ticks of the first record; -1 without any. */
    public long first() {
        return first;
    }

    /** Common ticks of the last record; -1 without any. */
    public long last() {
        return last;
    }
}
