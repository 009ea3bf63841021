package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.format.event.HvmEvents;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What interrupts cost one HVM vcpu: from the VM entry that delivers one to the next time the vcpu blocks.
 *
 * <p>The first interrupt after a wake-up is what woke the vcpu; where no other came before it blocks, it did so alone. Time in
 * which the vcpu waits for a pcpu is counted apart.
 */
public final class WakeToHalt implements VcpuTracker, Merging<WakeToHalt> {
    private static final int MOST_VECTORS = InjectionTrack.MOST_VECTORS + 1;
    private static final long NONE = Long.MIN_VALUE;
    private static final long AT_ENTRY = Long.MIN_VALUE + 1;

    /** From entries to blocks. */
    public static final class Cost {
        private final LatencyHistogram ticks = new LatencyHistogram();
        private long waiting;

        private void add(long whole, long waited) {
            ticks.record(whole);
            waiting += waited;
        }

        private void add(Cost other) {
            ticks.add(other.ticks);
            waiting += other.waiting;
        }

        public LatencyHistogram ticks() {
            return ticks;
        }

        /** Ticks of these during which the vcpu waited for a pcpu. */
        public long waiting() {
            return waiting;
        }
    }

    /**
     * Of one vector.
     *
     * @param alone it woke the vcpu, and no other interrupt came
     * @param woke it woke the vcpu
     * @param other the vcpu was awake
     */
    public record Account(Cost alone, Cost woke, Cost other) {
        Account() {
            this(new Cost(), new Cost(), new Cost());
        }

        private void add(Account more) {
            alone.add(more.alone);
            woke.add(more.woke);
            other.add(more.other);
        }
    }

    private final Range range;
    private final SortedMap<Integer, Account> accounts = new TreeMap<>();
    /** By vector, when its interrupt was delivered; made when the first one is. */
    private long[] since = {};

    private long[] waitedBefore = {};
    private VcpuState state = VcpuState.UNKNOWN;
    private boolean isWaking;
    private int waker = -1;
    private int delivered;
    private boolean wantsEntry;
    private long waited;
    private long waitsSince = NONE;

    public WakeToHalt(Range range) {
        this.range = range;
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<WakeToHalt> events) {
        events.on(HvmEvents.INJ_VIRQ, WakeToHalt::injected).on(HvmEvents.VMENTRY, WakeToHalt::entry);
    }

    private void injected(Moment now) {
        if (!InjectionTrack.isWhole(now.record())) {
            return;
        }
        if (since.length == 0) {
            since = new long[MOST_VECTORS];
            waitedBefore = new long[MOST_VECTORS];
            Arrays.fill(since, NONE);
        }
        int vector = InjectionTrack.vector(now.record());
        if (isWaking && waker < 0) {
            waker = vector;
        }
        if (since[vector] == NONE) {
            since[vector] = AT_ENTRY;
            wantsEntry = true;
            delivered++;
        }
    }

    private void entry(Moment now) {
        isWaking = false;
        for (int vector = 0; wantsEntry && vector < since.length; vector++) {
            if (since[vector] == AT_ENTRY) {
                since[vector] = now.time();
                waitedBefore[vector] = waited;
            }
        }
        wantsEntry = false;
    }

    @Override
    public void enters(VcpuState next, long time) {
        if (next == VcpuState.RUNNABLE) {
            waitsSince = time;
            isWaking |= state == VcpuState.BLOCKED;
        } else if (waitsSince != NONE) {
            waited += time - waitsSince;
            waitsSince = NONE;
        }
        if (state == VcpuState.RUNNING && next == VcpuState.BLOCKED) {
            halt(time);
        }
        isWaking &= state != VcpuState.RUNNING || next == VcpuState.OFFLINE;
        state = next;
    }

    private void halt(long time) {
        for (int vector = 0; vector < since.length && delivered > 0; vector++) {
            long begin = since[vector];
            if (begin > AT_ENTRY && time > begin && range.includes(begin)) {
                Account account = accounts.computeIfAbsent(vector, none -> new Account());
                long ticks = waited - waitedBefore[vector];
                boolean isWaker = vector == waker;
                (isWaker ? account.woke : account.other).add(time - begin, ticks);
                if (isWaker && delivered == 1) {
                    account.alone.add(time - begin, ticks);
                }
            }
        }
        clear();
    }

    private void clear() {
        if (delivered > 0) {
            Arrays.fill(since, NONE);
        }
        waker = -1;
        delivered = 0;
        wantsEntry = false;
        waited = 0;
    }

    /** What came and went meanwhile is not known. */
    @Override
    public void breaks(long time) {
        clear();
        isWaking = false;
        waitsSince = NONE;
    }

    @Override
    public void merge(WakeToHalt other) {
        other.accounts.forEach((vector, account) ->
                accounts.computeIfAbsent(vector, none -> new Account()).add(account));
    }

    /** By vector. */
    public SortedMap<Integer, Account> accounts() {
        return accounts;
    }
}
