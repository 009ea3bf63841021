package io.xenscope.analyze.irq;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.stay.Range;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an interrupt costs an HVM vcpu: from the VM entry that delivers it to the next time the vcpu blocks.
 *
 * <p>The first interrupt after a wake is what woke the vcpu; where no other came before it blocks, it did so alone. Time
 * in which the vcpu waits for a pcpu is told apart.
 */
public final class WakeToHalt implements Activity {
    private static final int MOST_VECTORS = 512;
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

        public LatencyHistogram ticks() {
            return ticks;
        }

        /** Ticks of these during which the vcpu waited for a pcpu. */
        public long waiting() {
            return waiting;
        }
    }

    /**
     * Of one vcpu and vector.
     *
     * @param alone it woke the vcpu, and no other interrupt came
     * @param woke it woke the vcpu
     * @param other the vcpu was awake
     */
    public record Account(Cost alone, Cost woke, Cost other) {
        Account() {
            this(new Cost(), new Cost(), new Cost());
        }
    }

    /** One vcpu since it last blocked. */
    private static final class Vcpu {
        final long[] since = new long[MOST_VECTORS];
        final long[] waitedBefore = new long[MOST_VECTORS];
        final SortedMap<Integer, Account> accounts = new TreeMap<>();
        boolean waking;
        int waker = -1;
        int delivered;
        boolean wantsEntry;
        long waited;
        long waitsSince = NONE;

        Vcpu() {
            Arrays.fill(since, NONE);
        }

        void clear() {
            if (delivered > 0) {
                Arrays.fill(since, NONE);
            }
            waker = -1;
            delivered = 0;
            wantsEntry = false;
            waited = 0;
        }
    }

    private final Range range;
    private final Map<Integer, Vcpu> vcpus = new HashMap<>();

    public WakeToHalt(Range range) {
        this.range = range;
    }

    @Override
    public void register(HostTable events) {
        events.on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::runstate)
                .on(HvmEvents.INJ_VIRQ, this::injected)
                .on(HvmEvents.VMENTRY, this::entry);
    }

    private void injected(Moment now) {
        if (now.vcpu() == VcpuKey.UNKNOWN || now.record().wordCount() == 0) {
            return;
        }
        Vcpu vcpu = vcpus.computeIfAbsent(now.vcpu(), none -> new Vcpu());
        int vector = Math.min(now.record().word(0) & 0xFFFF, MOST_VECTORS - 1);
        if (vcpu.waking && vcpu.waker < 0) {
            vcpu.waker = vector;
        }
        if (vcpu.since[vector] == NONE) {
            vcpu.since[vector] = AT_ENTRY;
            vcpu.wantsEntry = true;
            vcpu.delivered++;
        }
    }

    private void entry(Moment now) {
        Vcpu vcpu = vcpus.get(now.vcpu());
        if (vcpu == null) {
            return;
        }
        vcpu.waking = false;
        if (vcpu.wantsEntry) {
            vcpu.wantsEntry = false;
            for (int vector = 0; vector < MOST_VECTORS; vector++) {
                if (vcpu.since[vector] == AT_ENTRY) {
                    vcpu.since[vector] = now.time();
                    vcpu.waitedBefore[vector] = vcpu.waited;
                }
            }
        }
    }

    private void runstate(Moment now) {
        Vcpu vcpu =
                now.record().wordCount() == 0 ? null : vcpus.get(now.record().word(0));
        if (vcpu == null) {
            return;
        }
        int from = SchedEvents.oldState(now.record().event());
        int to = SchedEvents.newState(now.record().event());
        if (to == Runstate.Numbers.RUNNABLE) {
            vcpu.waitsSince = now.time();
            vcpu.waking |= from == Runstate.Numbers.BLOCKED;
        } else if (vcpu.waitsSince != NONE) {
            vcpu.waited += now.time() - vcpu.waitsSince;
            vcpu.waitsSince = NONE;
        }
        if (from == Runstate.Numbers.RUNNING && to == Runstate.Numbers.BLOCKED) {
            halt(vcpu, now.time());
        }
        if (from == Runstate.Numbers.RUNNING && to != Runstate.Numbers.OFFLINE) {
            vcpu.waking = false;
        }
    }

    private void halt(Vcpu vcpu, long time) {
        for (int vector = 0; vector < MOST_VECTORS && vcpu.delivered > 0; vector++) {
            long since = vcpu.since[vector];
            if (since > AT_ENTRY && time > since && range.holds(since, time)) {
                Account account = vcpu.accounts.computeIfAbsent(vector, none -> new Account());
                long waited = vcpu.waited - vcpu.waitedBefore[vector];
                boolean isWaker = vector == vcpu.waker;
                (isWaker ? account.woke : account.other).add(time - since, waited);
                if (isWaker && vcpu.delivered == 1) {
                    account.alone.add(time - since, waited);
                }
            }
        }
        vcpu.clear();
    }

    /** Who knows what came and went. */
    @Override
    public void lossBegins(Moment now) {
        vcpus.values().forEach(vcpu -> {
            vcpu.clear();
            vcpu.waking = false;
            vcpu.waitsSince = NONE;
        });
    }

    /** By {@link VcpuKey}, then vector. */
    public SortedMap<Integer, SortedMap<Integer, Account>> accounts() {
        SortedMap<Integer, SortedMap<Integer, Account>> all = new TreeMap<>();
        vcpus.forEach((key, vcpu) -> all.put(key, vcpu.accounts));
        return all;
    }
}
