package io.xenscope.report.state;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.snapshot.PcpuMoment;
import io.xenscope.analyze.snapshot.Snapshot;
import io.xenscope.analyze.snapshot.VcpuMoment;
import io.xenscope.analyze.stay.PcpuState;
import io.xenscope.format.event.Runstate;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;
import java.util.List;
import java.util.stream.Collectors;

/** What pcpus did at each moment, who waited for them, and why they ran whom they ran. */
final class PcpuTable {
    private final Scope scope;
    private final List<Snapshot> snapshots;

    PcpuTable(Scope scope, List<Snapshot> snapshots) {
        this.scope = scope;
        this.snapshots = snapshots;
    }

    Table table() {
        Table table = new Table(
                        "pcpus",
                        "Pcpus",
                        Column.moment("at_ns", "at"),
                        Column.count("pcpu", "pcpu"),
                        Column.text("state", "state"),
                        Column.text("vcpu", "vcpu"),
                        Column.moment("since_ns", "since"),
                        Column.nanos("for_ns", "for"),
                        Column.count("queue", "waiting"),
                        Column.text("waiting", "in order"),
                        Column.text("chosen", "chosen because"),
                        Column.count("c_state", "C-state"),
                        Column.count("freq_mhz", "MHz"),
                        Column.text("known", "known"))
                .whenEmpty("no pcpu has records")
                .note("waiting: vcpus that wait for a pcpu and ran here last. since -: before the capture.");
        for (Snapshot snapshot : snapshots) {
            for (PcpuMoment pcpu : snapshot.pcpus()) {
                table.row(row(snapshot, pcpu));
            }
        }
        return table;
    }

    private Object[] row(Snapshot snapshot, PcpuMoment pcpu) {
        boolean isSeen = pcpu.since() != VcpuMoment.BEFORE;
        boolean isKnown = pcpu.state() != PcpuState.LOST && pcpu.state() != PcpuState.UNKNOWN;
        String waiting =
                pcpu.waiting().stream().map(vcpu -> VcpuKey.text(vcpu.vcpu())).collect(Collectors.joining(" "));
        return new Object[] {
            scope.moment(snapshot.time()),
            pcpu.pcpu(),
            pcpu.state() == PcpuState.BUSY ? "running" : pcpu.state().key(),
            pcpu.vcpu() == VcpuKey.UNKNOWN ? null : name(pcpu.vcpu()),
            isSeen ? (Object) scope.moment(pcpu.since()) : null,
            isSeen ? (Object) scope.nanos(snapshot.time() - pcpu.since()) : null,
            pcpu.waiting().size(),
            waiting.isEmpty() ? null : waiting,
            chosen(pcpu, snapshot.vcpu(pcpu.vcpu())),
            known(snapshot.idleState(pcpu.pcpu())),
            known(snapshot.mhz(pcpu.pcpu())),
            isKnown ? "certain" : "unknown"
        };
    }

    private static String name(int vcpu) {
        return VcpuKey.isIdle(vcpu) ? "idle" : VcpuKey.text(vcpu);
    }

    private static Integer known(int number) {
        return number < 0 ? null : number;
    }

    /** Why the vcpu that runs was taken: by how the one before left, and what this one had waited for. */
    private static String chosen(PcpuMoment pcpu, VcpuMoment vcpu) {
        if (pcpu.state() != PcpuState.BUSY
                || vcpu == null
                || pcpu.beforeEnds() < 0
                || pcpu.since() == VcpuMoment.BEFORE) {
            return null;
        }
        String before = name(pcpu.before());
        boolean woke = vcpu.waited() == WaitCause.WAKE;
        if (VcpuKey.isIdle(pcpu.before())) {
            return woke ? "woke on an idle pcpu" : "pcpu was idle";
        }
        if (pcpu.beforeEnds() == Runstate.Numbers.RUNNABLE) {
            return woke ? "preempted " + before : "slice of " + before + " ended";
        }
        return before + (pcpu.beforeEnds() == Runstate.Numbers.BLOCKED ? " blocked" : " went offline");
    }
}
