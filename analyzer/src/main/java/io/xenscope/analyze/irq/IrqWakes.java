package io.xenscope.analyze.irq;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.SchedEvents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From a hardware interrupt to the vcpu that its handler woke, and on to its run, wherever that was.
 *
 * <p>A vcpu that turned runnable on a pcpu between the begin of a handler and its record, which is written at its end, was
 * woken by it: handlers are not preempted. A softirq that the interrupt raised runs behind the record, and what it wakes
 * is not counted here.
 */
public final class IrqWakes implements HostTracker {
    /** Wakes that one handler may lead to: more than guests have event channels on one irq. */
    private static final int RECENT = 64;

    private static final long NOT_YET = Long.MIN_VALUE;

    /** Of one irq and the vcpus of one domain, in ticks. */
    public static final class Account {
        private final LatencyHistogram toWake = new LatencyHistogram();
        private final LatencyHistogram toRun = new LatencyHistogram();
        private final LatencyHistogram wakeToRun = new LatencyHistogram();
        private long slowest = -1;
        private long slowestAt;

        /** From the begin of the handler to the wake. */
        public LatencyHistogram toWake() {
            return toWake;
        }

        /** From the begin of the handler to the switch-in of whom it woke. */
        public LatencyHistogram toRun() {
            return toRun;
        }

        /** From the wake to the switch-in. */
        public LatencyHistogram wakeToRun() {
            return wakeToRun;
        }

        /** When the handler began that led to the longest way to a run, in common ticks. */
        public long slowestAt() {
            return slowestAt;
        }

        void ran(long begin, long wake, long run) {
            toRun.record(run - begin);
            wakeToRun.record(run - wake);
            if (run - begin > slowest) {
                slowest = run - begin;
                slowestAt = begin;
            }
        }
    }

    /** One wake of a vcpu; the vcpu may have run and be woken again before the handler that woke it is recorded. */
    private static final class Wake {
        final int key;
        final long time;
        long ran = NOT_YET;
        Account cause;
        long begin;

        Wake(int key, long time) {
            this.key = key;
            this.time = time;
        }
    }

    /** The last wakes that one pcpu recorded, oldest first, round about. */
    private static final class Recent {
        final Wake[] wakes = new Wake[RECENT];
        int next;

        void add(Wake wake) {
            wakes[next] = wake;
            next = (next + 1) % RECENT;
        }
    }

    private final Range range;
    private final SortedMap<Integer, SortedMap<Integer, Account>> byIrq = new TreeMap<>();
    /** The last wake of each vcpu. */
    private final Map<Integer, Wake> byVcpu = new HashMap<>();

    private Recent[] byPcpu = new Recent[16];

    public IrqWakes(Range range) {
        this.range = range;
    }

    @Override
    public void register(HostEvents events) {
        events.on(SchedEvents.BLOCKED_TO_RUNNABLE, this::wakes)
                .on(SchedEvents.OFFLINE_TO_RUNNABLE, this::wakes)
                .on(SchedEvents.RUNNABLE_TO_RUNNING, this::runs)
                .on(HwEvents.IRQ_HANDLED, this::handled)
                .on(GenEvents.TRACE_IRQ, this::handled);
    }

    private void wakes(Moment now) {
        if (now.record().wordCount() == 0) {
            return;
        }
        Wake wake = new Wake(now.record().word(0), now.time());
        byVcpu.put(wake.key, wake);
        if (now.pcpu() >= byPcpu.length) {
            byPcpu = Arrays.copyOf(byPcpu, Math.max(now.pcpu() + 1, 2 * byPcpu.length));
        }
        Recent recent = byPcpu[now.pcpu()];
        if (recent == null) {
            recent = byPcpu[now.pcpu()] = new Recent();
        }
        recent.add(wake);
    }

    private void runs(Moment now) {
        Wake wake =
                now.record().wordCount() == 0 ? null : byVcpu.get(now.record().word(0));
        if (wake != null && wake.ran == NOT_YET) {
            wake.ran = now.time();
            if (wake.cause != null) {
                wake.cause.ran(wake.begin, wake.time, wake.ran);
            }
        }
    }

    private void handled(Moment now) {
        Recent recent = now.pcpu() < byPcpu.length ? byPcpu[now.pcpu()] : null;
        if (recent == null || !IrqRecord.isWhole(now.record()) || !IrqRecord.isTimed(now.record())) {
            return;
        }
        long begin = IrqRecord.begin(now.time(), now.record());
        int at = (recent.next + RECENT - 1) % RECENT;
        for (int i = 0; i < RECENT && recent.wakes[at] != null && recent.wakes[at].time >= begin; i++) {
            woke(IrqRecord.irq(now.record()), begin, recent.wakes[at]);
            recent.wakes[at] = null;
            at = (at + RECENT - 1) % RECENT;
        }
    }

    private void woke(int irq, long begin, Wake wake) {
        if (!range.includes(begin)) {
            return;
        }
        Account account = byIrq.computeIfAbsent(irq, none -> new TreeMap<>())
                .computeIfAbsent(VcpuKey.domain(wake.key), none -> new Account());
        account.toWake.record(wake.time - begin);
        if (wake.ran != NOT_YET) {
            account.ran(begin, wake.time, wake.ran);
        } else {
            wake.cause = account;
            wake.begin = begin;
        }
    }

    /** The woken vcpu may have run unseen. */
    @Override
    public void lossBegins(Moment now) {
        byVcpu.values().forEach(wake -> wake.cause = null);
        byVcpu.clear();
        Arrays.fill(byPcpu, null);
    }

    /** By irq, then domain. */
    public SortedMap<Integer, SortedMap<Integer, Account>> accounts() {
        return byIrq;
    }
}
