package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.clock.Alignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/**
 * Joins what the pcpus tell of scheduling into one {@link VcpuHistory} for each vcpu.
 *
 * <p>Works through the common time line in slices, so that memory does not grow with the capture: within a slice, runs
 * and changes are first sorted by vcpu (they are sorted by time already, pcpu by pcpu), then each vcpu's are merged by
 * time, vcpus in parallel.
 */
public final class ScheduleJoin<H extends VcpuHistory> {
    /** Runs and changes in one slice, roughly, where nothing else is asked for. */
    public static final long SLICE_ITEMS = 1 << 20;

    private static final int GROUPS_PER_WORKER = 4;

    private final List<PcpuFeed> feeds = new ArrayList<>();
    private final List<H> histories = new ArrayList<>();
    private int groups;

    /** {@code maker} makes the history of a vcpu from its {@link VcpuKey}. */
    public ScheduleJoin(List<PcpuSchedule> pcpus, Alignment alignment, IntFunction<H> maker) {
        VcpuNumbers vcpus = new VcpuNumbers(pcpus);
        for (int vcpu = 0; vcpu < vcpus.count(); vcpu++) {
            histories.add(maker.apply(vcpus.key(vcpu)));
        }
        for (PcpuSchedule pcpu : pcpus) {
            feeds.add(new PcpuFeed(pcpu, alignment.of(pcpu.pcpu()), vcpus.ofSlots(pcpu)));
        }
    }

    /** One history for each vcpu that any record names, in no particular order. */
    public List<H> histories() {
        return histories;
    }

    /**
     * Gives all histories their runs and changes.
     *
     * @param begin first common tick of the capture
     * @param end last common tick of the capture
     * @param sliceItems runs and changes in one slice, roughly
     * @param afterSlice called when all histories have what begins before a slice's end
     */
    public void run(Workers workers, long begin, long end, long sliceItems, Runnable afterSlice) {
        run(workers, begin, end, sliceItems, until -> afterSlice.run());
    }

    /** The same; {@code afterSlice} gets the slice's end, in common ticks. */
    public void run(Workers workers, long begin, long end, long sliceItems, LongConsumer afterSlice) {
        long slices = items() / sliceItems + 1;
        long length = (end - begin) / slices + 1;
        for (long slice = 1; slice <= slices; slice++) {
            long until = slice == slices ? Long.MAX_VALUE : begin + slice * length;
            joinSlice(until, workers);
            afterSlice.accept(until);
        }
    }

    /** Runs and changes of all pcpus. */
    public long items() {
        return feeds.stream().mapToLong(PcpuFeed::items).sum();
    }

    /** Gives all histories what begins before a common tick and was not given yet. */
    public void joinSlice(long until, Workers workers) {
        groups = Math.min(feeds.size(), GROUPS_PER_WORKER * workers.count());
        int vcpus = histories.size();
        int[][] next = new int[groups][vcpus];
        workers.each(groups, group -> forEachFeed(group, feed -> feeds.get(feed).takeUntil(until, next[group])));
        int[] begins = begins(next, vcpus);
        long[] items = new long[begins[vcpus]];
        workers.each(groups, group -> forEachFeed(group, feed -> feeds.get(feed).sortInto(items, next[group], feed)));
        int[] order = mostFirst(begins, vcpus);
        workers.each(vcpus, i -> {
            int vcpu = order[i];
            new VcpuMerge(feeds, items, begins[vcpu], begins[vcpu + 1]).into(histories.get(vcpu));
        });
    }

    /** Feeds are dealt out in groups of neighbours: as many as keep all workers busy, because each needs a table. */
    private void forEachFeed(int group, IntConsumer action) {
        for (int feed = group * feeds.size() / groups; feed < (group + 1) * feeds.size() / groups; feed++) {
            action.accept(feed);
        }
    }

    /** Makes of counts, by group and vcpu, the places where items begin: by vcpu, and of one vcpu by group. */
    private int[] begins(int[][] counts, int vcpus) {
        int[] begins = new int[vcpus + 1];
        int place = 0;
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            begins[vcpu] = place;
            for (int[] group : counts) {
                int count = group[vcpu];
                group[vcpu] = place;
                place += count;
            }
        }
        begins[vcpus] = place;
        return begins;
    }

    /** The vcpus, those with most items first: so workers are done at about the same time. */
    private static int[] mostFirst(int[] begins, int vcpus) {
        long[] order = new long[vcpus];
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            order[vcpu] = (long) (begins[vcpu] - begins[vcpu + 1]) << 32 | vcpu;
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToInt(both -> (int) both).toArray();
    }
}
