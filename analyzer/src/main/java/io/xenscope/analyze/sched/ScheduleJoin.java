package io.xenscope.analyze.sched;

import io.xenscope.analyze.Workers;
import io.xenscope.clock.Alignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Joins what the pcpus tell of scheduling into one {@link VcpuHistory} for each vcpu.
 *
 * <p>Works through the common time line in slices, so that memory does not grow with the capture: within a slice, stints
 * and changes are first sorted by vcpu (they are sorted by time already, pcpu by pcpu), then each vcpu's are merged by
 * time, vcpus in parallel.
 */
public final class ScheduleJoin<H extends VcpuHistory> {
    /** Stints and changes in one slice, roughly, where nothing else is asked for. */
    public static final long SLICE_ITEMS = 1 << 20;

    private final List<PcpuFeed> feeds = new ArrayList<>();
    private final List<H> histories = new ArrayList<>();
    private final IntFunction<H> maker;

    /** {@code maker} makes the history of a vcpu from its {@link VcpuKey}. */
    public ScheduleJoin(List<PcpuSchedule> pcpus, Alignment alignment, IntFunction<H> maker) {
        this.maker = maker;
        Map<Integer, Integer> numbers = new HashMap<>();
        Map<VcpuSlots, int[]> bySlots = new IdentityHashMap<>();
        for (PcpuSchedule pcpu : pcpus) {
            int[] vcpuOfSlot = bySlots.computeIfAbsent(pcpu.slots(), slots -> number(slots, numbers));
            feeds.add(new PcpuFeed(pcpu, alignment.of(pcpu.pcpu()), vcpuOfSlot));
        }
    }

    /** From the slots of one worker to the numbers of histories. */
    private int[] number(VcpuSlots slots, Map<Integer, Integer> numbers) {
        int[] number = new int[slots.count()];
        for (int slot = 0; slot < number.length; slot++) {
            number[slot] = numbers.computeIfAbsent(slots.key(slot), key -> {
                histories.add(maker.apply(key));
                return histories.size() - 1;
            });
        }
        return number;
    }

    /** One history for each vcpu that any record names, in no particular order. */
    public List<H> histories() {
        return histories;
    }

    /**
     * Gives all histories their stints and changes.
     *
     * @param begin first common tick of the capture
     * @param end last common tick of the capture
     * @param sliceItems stints and changes in one slice, roughly
     * @param afterSlice called when all histories have what begins before a slice's end
     */
    public void run(Workers workers, long begin, long end, long sliceItems, Runnable afterSlice) {
        long items = feeds.stream().mapToLong(PcpuFeed::items).sum();
        long slices = items / sliceItems + 1;
        long length = (end - begin) / slices + 1;
        for (long slice = 1; slice <= slices; slice++) {
            joinSlice(slice == slices ? Long.MAX_VALUE : begin + slice * length, workers);
            afterSlice.run();
        }
    }

    private void joinSlice(long until, Workers workers) {
        int[] ends = new int[histories.size() + 1];
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
        workers.each(histories.size(), vcpu -> {
            int from = vcpu == 0 ? 0 : ends[vcpu - 1];
            new VcpuMerge(feeds, items, from, ends[vcpu]).into(histories.get(vcpu));
        });
    }
}
