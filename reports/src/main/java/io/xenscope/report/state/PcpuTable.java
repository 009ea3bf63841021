package io.xenscope.report.state;

import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.snapshot.PcpuMoment;
import io.xenscope.analyze.snapshot.Snapshot;
import io.xenscope.analyze.snapshot.VcpuMoment;
import io.xenscope.format.event.Runstate;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What pcpus did at each moment, who waited for them, and why they ran whom they ran. */
final class PcpuTable {
    private record Row(Snapshot snapshot, PcpuMoment pcpu) {
        Long since() {
            return pcpu.since() == VcpuMoment.BEFORE ? null : (Long) pcpu.since();
        }

        Long lasted() {
            return since() == null ? null : (Long) (snapshot.time() - pcpu.since());
        }

        boolean isKnown() {
            return pcpu.state() != PcpuState.LOST && pcpu.state() != PcpuState.UNKNOWN;
        }

        String waiting() {
            return pcpu.waiting().isEmpty()
                    ? null
                    : pcpu.waiting().stream()
                            .map(vcpu -> VcpuKey.text(vcpu.vcpu()))
                            .collect(Collectors.joining(" "));
        }
    }

    private static final Columns<Row> PCPUS = Columns.<Row>of("pcpus", "Pcpus")
            .moment("at_ns", row -> row.snapshot.time())
            .count("pcpu", row -> row.pcpu.pcpu())
            .keys()
            .text(
                    "state",
                    row -> row.pcpu.state() == PcpuState.BUSY
                            ? "running"
                            : row.pcpu.state().key())
            .text("vcpu", row -> row.pcpu.vcpu() == VcpuKey.UNKNOWN ? null : name(row.pcpu.vcpu()))
            .moment("since_ns", Row::since)
            .ticks("for_ns", Row::lasted)
            .count("queue", row -> row.pcpu.waiting().size())
            .text("waiting", Row::waiting)
            .text("chosen", row -> chosen(row.pcpu, row.snapshot.vcpu(row.pcpu.vcpu())))
            .count("c_state", row -> Cells.known(row.snapshot.idleState(row.pcpu.pcpu())))
            .count("freq_mhz", row -> Cells.known(row.snapshot.mhz(row.pcpu.pcpu())))
            .text("known", row -> row.isKnown() ? "certain" : "unknown")
            .whenEmpty("no pcpu has records")
            .note("waiting: vcpus that wait for a pcpu and ran here last. since -: before the capture.");

    private PcpuTable() {}

    static Table of(Scope scope, List<Snapshot> snapshots) {
        return PCPUS.table(
                scope,
                snapshots.stream()
                        .flatMap(snapshot -> snapshot.pcpus().stream().map(pcpu -> new Row(snapshot, pcpu)))
                        .toList());
    }

    private static String name(int vcpu) {
        return VcpuKey.isIdle(vcpu) ? "idle" : VcpuKey.text(vcpu);
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
