package io.xenscope.analyze.interval;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.hvm.Arc;
import io.xenscope.analyze.hvm.ArcListener;
import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;
import java.util.function.IntPredicate;

/** How often something happened in each interval, and how long it took: two figures, the second 0 for what has no length. */
public final class EventGrid implements Activity, ArcListener {
    /** What is followed. */
    public enum Account {
        /** VM exits by domain and reason; the time from exit to entry. */
        EXITS,
        /** Injected interrupts by domain and vector. */
        INJECTIONS,
        /** Hypercalls of PV domains by domain and number. */
        CALLS,
        /** Hardware interrupts by irq and pcpu; the time in handlers. */
        IRQS,
        /** Grants by the domain that was granted to or by, and kind: 1 map, 2 unmap, 3 transfer. */
        GRANTS
    }

    private static final int COUNT = 0;
    private static final int TICKS = 1;
    private static final int CALL_BITS = Hypercalls.NUMBER_BITS;
    private static final int IRQ_WORDS = 3;
    private static final int[] GRANTS = {
        MemEvents.PAGE_GRANT_MAP, MemEvents.PAGE_GRANT_UNMAP, MemEvents.PAGE_GRANT_TRANSFER
    };

    private final Account account;
    private final IntPredicate chosen;
    private final Grid grid;

    /** {@code chosen} tells which vcpus are asked for, by {@link VcpuKey}. */
    public EventGrid(Account account, Intervals intervals, IntPredicate chosen) {
        this.account = account;
        this.chosen = chosen;
        this.grid = new Grid(intervals, 2);
    }

    /** Exits come by {@link ArcListener} instead. */
    @Override
    public void register(HostTable events) {
        switch (account) {
            case INJECTIONS -> events.on(HvmEvents.INJ_VIRQ, now -> ofRunning(now, first(now)));
            case CALLS -> calls(events);
            case IRQS -> events.on(HwEvents.IRQ_HANDLED, this::irq).on(GenEvents.TRACE_IRQ, this::irq);
            case GRANTS -> {
                for (int kind = 0; kind < GRANTS.length; kind++) {
                    long number = kind + 1L;
                    events.on(GRANTS[kind], now -> grant(now, number));
                }
            }
            default -> {}
        }
    }

    private void calls(HostTable events) {
        events.on(PvEvents.HYPERCALL_V2, PvEvents.WIDE, now -> ofRunning(now, first(now) & CALL_BITS));
        events.on(PvEvents.HYPERCALL, PvEvents.WIDE, now -> ofRunning(now, last(now) & CALL_BITS));
        events.on(PvEvents.OLD_HYPERCALL, PvEvents.WIDE, now -> ofRunning(now, last(now) & CALL_BITS));
    }

    private static long first(Moment now) {
        return now.record().wordCount() == 0
                ? 0
                : Integer.toUnsignedLong(now.record().word(0));
    }

    private static long last(Moment now) {
        int words = now.record().wordCount();
        return words == 0 ? 0 : Integer.toUnsignedLong(now.record().word(words - 1));
    }

    private void ofRunning(Moment now, long number) {
        if (chosen.test(now.vcpu())) {
            grid.add(new Key(VcpuKey.domain(now.vcpu()), number), now.time(), COUNT, 1);
        }
    }

    private void irq(Moment now) {
        if (now.record().wordCount() >= IRQ_WORDS) {
            Key key = new Key(now.record().word(0) & 0xFFFF, now.pcpu());
            grid.add(key, now.time(), COUNT, 1);
            if (now.record().word(1) != 0) {
                long ticks = Integer.toUnsignedLong(
                        now.record().word(2) - now.record().word(1));
                grid.addSplit(key, now.time() - ticks, now.time(), TICKS);
            }
        }
    }

    /** The domain in the record; who maps is who runs. */
    private void grant(Moment now, long kind) {
        if (chosen.test(now.vcpu())) {
            grid.add(new Key((int) first(now) & 0xFFFF, kind), now.time(), COUNT, 1);
        }
    }

    @Override
    public void entered(Arc arc, long entry) {
        if (chosen.test(arc.vcpu())) {
            Key key = new Key(VcpuKey.domain(arc.vcpu()), arc.reason());
            grid.add(key, arc.exit(), COUNT, 1);
            grid.addSplit(key, arc.exit(), entry, TICKS);
        }
    }

    /** Counts at 0, ticks at 1. */
    public Grid grid() {
        return grid;
    }
}
