package io.xenscope.report.latency;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.interval.Intervals;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.Era;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * From records of some events to the next of others that are about the same pcpu, vcpu or domain, in ticks. A begin that comes again
 * before an end starts over, as with {@code trace-cmd hist}; a record that is of both ends one and begins the next. Lost records
 * may hold the end of what is open, so it is forgotten: of their pcpu, or everything where that is not known.
 */
final class EventPairs implements HostTracker {
    /** What both records have to be about. */
    enum By {
        PCPU,
        VCPU,
        DOMAIN
    }

    /** Damaged records can name vcpus without end. */
    private static final int MOST_OPEN = 1 << 16;

    private final By by;
    private final int[] begins;
    private final int[] ends;
    private final PayloadField domain;
    private final PayloadField vcpu;
    private final Range range;
    private final Intervals intervals;
    private final IntPredicate wanted;
    private final Map<Integer, Long> open = new HashMap<>();
    private final SortedMap<Integer, SortedMap<Integer, LatencyHistogram>> parts = new TreeMap<>();
    private final SortedMap<Integer, LatencyHistogram> whole = new TreeMap<>();
    private long again;

    /** {@code wanted}: vcpus by {@link VcpuKey}; {@code intervals} may be null. */
    EventPairs(By by, int[] begins, int[] ends, Era era, Range range, Intervals intervals, IntPredicate wanted) {
        this.by = by;
        this.begins = begins.clone();
        this.ends = ends.clone();
        this.domain = new PayloadField(era, "dom");
        this.vcpu = new PayloadField(era, "vcpu");
        this.range = range;
        this.intervals = intervals;
        this.wanted = wanted;
    }

    @Override
    public void register(HostEvents events) {
        // Ends first: a record that is of both must not end what it begins.
        for (int end : ends) {
            events.on(end, this::ends);
        }
        for (int begin : begins) {
            events.on(begin, this::begins);
        }
    }

    private void begins(Moment now) {
        Integer key = key(now);
        if (key != null && (open.size() < MOST_OPEN || open.containsKey(key)) && open.put(key, now.time()) != null) {
            again++;
        }
    }

    private void ends(Moment now) {
        Integer key = key(now);
        Long begin = key == null ? null : open.remove(key);
        if (begin == null || !range.includes(begin)) {
            return;
        }
        long ticks = now.time() - begin;
        whole.computeIfAbsent(key, none -> new LatencyHistogram()).record(ticks);
        if (intervals != null) {
            parts.computeIfAbsent(intervals.of(begin), none -> new TreeMap<>())
                    .computeIfAbsent(key, none -> new LatencyHistogram())
                    .record(ticks);
        }
    }

    /** Of the vcpu that the record names, or else of the one that ran; null where it is not known or not wanted. */
    private Integer key(Moment now) {
        boolean names = domain.isIn(now.record()) && vcpu.isIn(now.record());
        int about = names ? VcpuKey.of((int) domain.of(now.record(), 0), (int) vcpu.of(now.record(), 0)) : now.vcpu();
        return switch (by) {
            case PCPU -> now.pcpu();
            case VCPU -> about == VcpuKey.UNKNOWN || !wanted.test(about) ? null : (Integer) about;
            case DOMAIN -> {
                boolean isOne = domain.isIn(now.record());
                int number = isOne ? (int) domain.of(now.record(), 0) : VcpuKey.domain(about);
                boolean isKnown = isOne || about != VcpuKey.UNKNOWN;
                yield isKnown && wanted.test(VcpuKey.of(number, isOne && !names ? 0 : VcpuKey.vcpu(about)))
                        ? (Integer) number
                        : null;
            }
        };
    }

    @Override
    public void lossBegins(Moment now) {
        if (by == By.PCPU) {
            open.remove(now.pcpu());
        } else {
            open.clear();
        }
    }

    /** By pcpu, {@link VcpuKey} or domain. */
    SortedMap<Integer, LatencyHistogram> whole() {
        return whole;
    }

    /** The same by interval. */
    SortedMap<Integer, SortedMap<Integer, LatencyHistogram>> parts() {
        return parts;
    }

    /** Begins that were not ended before the next. */
    long again() {
        return again;
    }

    /** Begins that nothing ended. */
    int unfinished() {
        return open.size();
    }
}
