package io.xenscope.analyze.sched;

import io.xenscope.analyze.Workers;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins what the pcpus tell of scheduling into one {@link VcpuTimeline} for each vcpu.
 *
 * <p>Works through the common time line in slices, so that memory does not grow with the capture: within a slice, stints
 * and changes are first sorted by vcpu (they are sorted by time already, pcpu by pcpu), then each vcpu's are merged by
 * time, vcpus in parallel.
 */
public final class ScheduleJoin {
    /** Stints and changes in one slice, roughly. */
    private static final long SLICE_ITEMS = 1 << 20;

    private final List<PcpuFeed> feeds = new ArrayList<>();
    private final List<VcpuTimeline> timelines = new ArrayList<>();
    private final LossTimes losses = new LossTimes();
    private final long begin;
    private final long end;
    private final boolean complete;

    /**
     * {@code begin} and {@code end} are the first and last common tick of the capture; it is {@code complete} where
     * nothing can be missing behind the last record of a pcpu.
     */
    public ScheduleJoin(List<PcpuSchedule> pcpus, Alignment alignment, long begin, long end, boolean complete) {
        this.begin = begin;
        this.end = end;
        this.complete = complete;
        Map<Integer, Integer> numbers = new HashMap<>();
        Map<VcpuSlots, int[]> bySlots = new java.util.IdentityHashMap<>();
        for (PcpuSchedule pcpu : pcpus) {
            ClockModel clock = alignment.of(pcpu.pcpu());
            losses.add(pcpu.losses(), clock);
            feeds.add(new PcpuFeed(pcpu, clock, bySlots.computeIfAbsent(pcpu.slots(), s -> number(s, numbers))));
        }
    }

    /** From the slots of one worker to the numbers of timelines. */
    private int[] number(VcpuSlots slots, Map<Integer, Integer> numbers) {
        int[] number = new int[slots.count()];
        for (int slot = 0; slot < number.length; slot++) {
            int key = slots.key(slot);
            number[slot] = numbers.computeIfAbsent(key, k -> {
                timelines.add(new VcpuTimeline(k, begin, losses));
                return timelines.size() - 1;
            });
        }
        return number;
    }

    /** One timeline for each vcpu that any record names, in no particular order. */
    public List<VcpuTimeline> run(Workers workers) {
        long items = feeds.stream().mapToLong(PcpuFeed::items).sum();
        long slices = items / SLICE_ITEMS + 1;
        long length = (end - begin) / slices + 1;
        for (long slice = 1; slice <= slices; slice++) {
            long until = slice == slices ? Long.MAX_VALUE : begin + slice * length;
            joinSlice(until, workers);
        }
        workers.each(timelines.size(), vcpu -> timelines.get(vcpu).finish(end, complete));
        return timelines;
    }

    private void joinSlice(long until, Workers workers) {
        int[] ends = new int[timelines.size() + 1];
        for (PcpuFeed feed : feeds) {
            feed.takeUntil(until, ends);
        }
        for (int vcpu = 1; vcpu < ends.length; vcpu++) {
            ends[vcpu] += ends[vcpu - 1];
        }
        // Filled from here on, ends[v] moves from the begin of vcpu v's items to their end.
        long[] items = new long[ends[ends.length - 1]];
        for (int pcpu = 0; pcpu < feeds.size(); pcpu++) {
            feeds.get(pcpu).sortInto(items, ends, pcpu);
        }
        workers.each(timelines.size(), vcpu -> {
            int from = vcpu == 0 ? 0 : ends[vcpu - 1];
            new VcpuMerge(feeds, items, from, ends[vcpu]).into(timelines.get(vcpu));
        });
    }
}
