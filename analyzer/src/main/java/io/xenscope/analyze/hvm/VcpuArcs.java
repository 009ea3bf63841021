package io.xenscope.analyze.hvm;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.ByVcpu;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.ExitReason;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.SchedEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The VM-exit arcs of all vcpus, each followed over pcpus and stints from exit to entry, with the states in between.
 *
 * <pre>
 * TRC_HVM_VMX_EXIT   0x81002   TRC_HVM_SVM_EXIT   0x81003   reason, rip     | 0x100 64-bit, | 0x400 nested
 * TRC_HVM_VMENTRY    0x81001                                                | 0x400 nested
 * TRC_SCHED_RUNSTATE_CHANGE   0x21001 | old << 8 | new << 4
 * </pre>
 *
 * <p>Where no record tells who runs, arcs are paired by pcpu. An arc is given up where its vcpu may have run unseen.
 */
public final class VcpuArcs implements Activity {
    private static final int WIDE_OR_NESTED = HvmEvents.WIDE | HvmEvents.NESTED;
    private static final VcpuState RUNNING = VcpuState.RUNNING;

    private final PayloadField reason;
    private final PayloadField rip;
    private final ByVcpu<Arc> arcs = new ByVcpu<>(Arc::new);
    private int[] seen = new int[16];
    private final List<ArcListener> listeners = new ArrayList<>();

    public VcpuArcs(Era era) {
        reason = new PayloadField(era, "exit_reason", "exit_code");
        rip = new PayloadField(era, "rip", "eip");
        Arrays.fill(seen, VcpuKey.UNKNOWN);
    }

    /** Tells {@code listener} of every arc; before the walk. */
    public <T extends ArcListener> T tell(T listener) {
        listeners.add(listener);
        return listener;
    }

    @Override
    public void register(HostTable events) {
        events.on(HvmEvents.VMENTRY, HvmEvents.NESTED, this::entry)
                .on(HvmEvents.VMX_EXIT, WIDE_OR_NESTED, this::exit)
                .on(HvmEvents.SVM_EXIT, WIDE_OR_NESTED, this::exit)
                .on(SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS, this::runstate);
    }

    /** Of who runs where the record was written; where that is unknown, what is known of the pcpu. */
    public Arc of(Moment now) {
        return arcs.of(now);
    }

    /** The same; who was here before, and was not seen to leave, may have done anything since. */
    private Arc present(Moment now) {
        int pcpu = now.pcpu();
        ensureSeen(pcpu);
        if (seen[pcpu] != now.vcpu()) {
            cut(arcs.of(seen[pcpu], pcpu));
            seen[pcpu] = now.vcpu();
        }
        Arc arc = of(now);
        if (arc.vcpu() != VcpuKey.UNKNOWN && arc.state() != RUNNING) {
            cut(arc);
            arc.moves(RUNNING, now.time());
        }
        return arc;
    }

    private void ensureSeen(int pcpu) {
        int length = seen.length;
        if (pcpu >= length) {
            seen = Arrays.copyOf(seen, 2 * pcpu);
            Arrays.fill(seen, length, seen.length, VcpuKey.UNKNOWN);
        }
    }

    /** The vcpu of a slot, see {@link Arc#slot}. */
    public int vcpu(int slot) {
        return arcs.vcpu(slot);
    }

    private void exit(Moment now) {
        if (!reason.isIn(now.record())) {
            return;
        }
        Arc arc = present(now);
        giveUp(arc);
        boolean nested = HvmEvents.isNested(now.record().event());
        int why = ExitReason.of((int) reason.of(now.record(), 0), nested);
        arc.exits(now.time(), now.pcpu(), why, rip.of(now.record(), 0));
        for (ArcListener listener : listeners) {
            listener.exited(arc);
        }
    }

    private void entry(Moment now) {
        Arc arc = present(now);
        boolean wasOpen = arc.isOpen();
        arc.enters(now.time());
        if (wasOpen) {
            for (ArcListener listener : listeners) {
                listener.entered(arc, now.time());
            }
            arc.settleNotes(now.time());
        }
    }

    private void cut(Arc arc) {
        giveUp(arc);
        arc.forget();
    }

    private void giveUp(Arc arc) {
        if (arc.isOpen()) {
            for (ArcListener listener : listeners) {
                listener.unfinished(arc);
            }
        }
    }

    private void runstate(Moment now) {
        if (now.record().wordCount() == 0) {
            return;
        }
        int vcpu = now.record().word(0);
        VcpuState from = VcpuState.of(SchedEvents.oldState(now.record().event()));
        VcpuState to = VcpuState.of(SchedEvents.newState(now.record().event()));
        if (vcpu == VcpuKey.UNKNOWN) {
            return;
        }
        Arc arc = arcs.of(vcpu, now.pcpu());
        if (arc.state() != from || from == RUNNING && now.vcpu() != vcpu) {
            cut(arc);
        }
        if (from == RUNNING || to == RUNNING) {
            cut(arcs.unknown(now.pcpu()));
            ensureSeen(now.pcpu());
            seen[now.pcpu()] = to == RUNNING ? vcpu : VcpuKey.UNKNOWN;
        }
        arc.moves(to, now.time());
    }

    @Override
    public void lossBegins(Moment now) {
        Arc arc = of(now);
        cut(arc);
        arc.moves(VcpuState.UNKNOWN, now.time());
        cut(arcs.unknown(now.pcpu()));
    }

    /** Whoever the record names runs here now; where it was meanwhile nobody knows. */
    @Override
    public void lossEnds(Moment now) {
        int vcpu = Integer.rotateLeft(now.record().word(1), 16);
        if (vcpu != VcpuKey.UNKNOWN) {
            Arc arc = arcs.of(vcpu, now.pcpu());
            cut(arc);
            arc.moves(RUNNING, now.time());
        }
    }

    @Override
    public void finish(long ticks) {
        arcs.forEach(this::cut);
    }
}
