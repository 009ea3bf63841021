package io.xenscope.report.series;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.ByVcpu;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.format.event.SchedEvents;

/** Points of runstate changes: the states, how long they lasted, waits, and the pcpus on which vcpus ran. */
final class StatePoints implements Activity {
    private static final int NOWHERE = -1;

    /** What is known of one vcpu. */
    private static final class Known {
        private VcpuState state = VcpuState.UNKNOWN;
        private VcpuState before = VcpuState.UNKNOWN;
        private long since;
        private int pcpu = NOWHERE;

        Known(int vcpu, int slot) {}
    }

    private final Quantity quantity;
    private final Ticks ticks;
    private final PointSink sink;
    private final ByVcpu<Known> vcpus = new ByVcpu<>(Known::new);

    StatePoints(Quantity quantity, Ticks ticks, PointSink sink) {
        this.quantity = quantity;
        this.ticks = ticks;
        this.sink = sink;
    }

    @Override
    public void register(HostTable events) {
        events.on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::change);
    }

    private void change(Moment now) {
        int vcpu = now.record().word(0);
        if (now.record().wordCount() == 0 || vcpu == VcpuKey.UNKNOWN) {
            return;
        }
        VcpuState from = VcpuState.of(SchedEvents.oldState(now.record().event()));
        VcpuState to = VcpuState.of(SchedEvents.newState(now.record().event()));
        Known known = vcpus.of(vcpu, now.pcpu());
        boolean agrees = known.state == from;
        tell(now, vcpu, known, from, to, agrees);
        known.before = agrees || known.state == VcpuState.UNKNOWN ? from : VcpuState.UNKNOWN;
        known.state = to;
        known.since = now.time();
        if (to == VcpuState.RUNNING) {
            known.pcpu = now.pcpu();
        }
    }

    private void tell(Moment now, int vcpu, Known known, VcpuState from, VcpuState to, boolean agrees) {
        long lasted = ticks.nanos(now.time() - known.since);
        switch (quantity) {
            case RUNSTATE -> point(now, vcpu, to.key(), to.ordinal());
            case RUNSTATE_TIME -> {
                if (agrees) {
                    point(now, vcpu, from.key(), lasted);
                }
            }
            case WAIT -> {
                if (agrees && from == VcpuState.RUNNABLE && to == VcpuState.RUNNING) {
                    point(now, vcpu, WaitCause.after(known.before).key(), lasted);
                }
            }
            default -> {
                if (to == VcpuState.RUNNING && !VcpuKey.isIdle(vcpu)) {
                    point(now, vcpu, known.pcpu == NOWHERE ? "" : Integer.toString(known.pcpu), now.pcpu());
                }
            }
        }
    }

    private void point(Moment now, int vcpu, String key, long value) {
        sink.point(now.time(), vcpu, now.pcpu(), key, value);
    }

    /** Who runs here may leave unseen: how long its state lasts will not be known. */
    @Override
    public void lossBegins(Moment now) {
        vcpus.of(now).state = VcpuState.UNKNOWN;
    }
}
