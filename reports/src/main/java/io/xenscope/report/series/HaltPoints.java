package io.xenscope.report.series;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.ByVcpu;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.SchedEvents;

/**
 * From a wake to the next halt: which interrupt woke a guest, and how long it ran for it; the time in which it had no pcpu
 * does not count.
 */
final class HaltPoints implements Activity {
    private static final int NONE = -1;

    /** One vcpu on its way from a wake to a halt. */
    private static final class Way {
        private boolean woken;
        private int vector = NONE;
        private boolean runs;
        private long since;
        private long ran;

        Way(int vcpu, int slot) {}

        void reset(boolean isWoken) {
            woken = isWoken;
            vector = NONE;
            runs = false;
            ran = 0;
        }
    }

    private final Ticks ticks;
    private final PointSink sink;
    private final ByVcpu<Way> ways = new ByVcpu<>(Way::new);

    HaltPoints(Ticks ticks, PointSink sink) {
        this.ticks = ticks;
        this.sink = sink;
    }

    @Override
    public void register(HostTable events) {
        events.on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::change)
                .on(HvmEvents.INJ_VIRQ, this::injected)
                .on(HvmEvents.VMENTRY, HvmEvents.NESTED, this::entry);
    }

    private void injected(Moment now) {
        Way way = ways.of(now);
        if (way.woken && way.vector == NONE && now.record().wordCount() > 0) {
            way.vector = now.record().word(0);
        }
    }

    private void entry(Moment now) {
        Way way = ways.of(now);
        if (way.woken && way.vector == NONE) {
            // It came back without an interrupt: something else woke it.
            way.woken = false;
        } else if (way.woken && !way.runs && way.ran == 0) {
            way.runs = true;
            way.since = now.time();
        }
    }

    private void change(Moment now) {
        int vcpu = now.record().word(0);
        if (now.record().wordCount() == 0 || vcpu == VcpuKey.UNKNOWN) {
            return;
        }
        Way way = ways.of(vcpu, now.pcpu());
        VcpuState from = VcpuState.of(SchedEvents.oldState(now.record().event()));
        VcpuState to = VcpuState.of(SchedEvents.newState(now.record().event()));
        if (from == VcpuState.BLOCKED) {
            way.reset(to == VcpuState.RUNNABLE);
        } else if (from == VcpuState.RUNNING) {
            leaves(way, now, vcpu, to);
        } else if (to == VcpuState.RUNNING && way.ran > 0) {
            way.runs = true;
            way.since = now.time();
        }
    }

    private void leaves(Way way, Moment now, int vcpu, VcpuState to) {
        way.ran += way.runs ? now.time() - way.since : 0;
        way.runs = false;
        if (to == VcpuState.BLOCKED) {
            if (way.woken && way.vector != NONE && way.ran > 0) {
                sink.point(now.time(), vcpu, now.pcpu(), Integer.toString(way.vector), ticks.nanos(way.ran));
            }
            way.reset(false);
        }
    }

    @Override
    public void lossBegins(Moment now) {
        ways.of(now).reset(false);
    }
}
