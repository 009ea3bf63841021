package io.xenscope.report.scheduler;

import io.xenscope.analyze.scheduler.NullScheduler;
import io.xenscope.analyze.scheduler.NullScheduler.Decision;
import io.xenscope.analyze.scheduler.Rtds;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.Arrays;
import java.util.Map.Entry;
import java.util.function.Function;

/** The schedulers for real-time hosts: rtds and null. */
final class RtdsTables {
    private static final Columns<Rtds.Vcpu> VCPU = Columns.<Rtds.Vcpu>group()
            .count("picks", Rtds.Vcpu::picks)
            .count("burns", vcpu -> vcpu.burned.count())
            .nanos("burned_ns", vcpu -> vcpu.burned.sum())
            .count("exhausted", Rtds.Vcpu::exhausted)
            .count("refills", vcpu -> vcpu.budget.count())
            .nanos("budget_mean_ns", vcpu -> vcpu.budget.mean())
            .nanos("left_mean_ns", vcpu -> vcpu.left.mean())
            .count("met", Rtds.Vcpu::met)
            .count("missed", Rtds.Vcpu::missed);

    private static final Columns<Entry<Integer, Rtds.Vcpu>> RTDS = Columns.<Entry<Integer, Rtds.Vcpu>>of(
                    "rtds_vcpus", "rtds: vcpus")
            .with(Cells.VCPU, Entry::getKey)
            .with(VCPU, Entry::getValue)
            .note("missed: at the end of its period it had waited for a pcpu as long as its budget left would have"
                    + " lasted.");

    private static final Columns<Entry<Integer, long[]>> NULL = Columns.<Entry<Integer, long[]>>of(
                    "null_vcpus", "null: vcpus")
            .with(Cells.VCPU, Entry::getKey)
            .count("picked_cpu", times(Decision.PICKED_CPU))
            .count("assigned", times(Decision.ASSIGN))
            .count("deassigned", times(Decision.DEASSIGN))
            .count("migrations", times(Decision.MIGRATE));

    private RtdsTables() {}

    private static Function<Entry<Integer, long[]>, Long> times(Decision decision) {
        return vcpu -> vcpu.getValue()[decision.ordinal()];
    }

    static Table vcpus(Scope scope, Rtds rtds) {
        return Listings.ofVcpus(scope, RTDS, rtds.vcpus(), "no records of rtds", vcpu -> vcpu.burned.count());
    }

    static Table nullVcpus(Scope scope, NullScheduler scheduler) {
        return Listings.ofVcpus(
                scope,
                NULL,
                scheduler.vcpus(),
                "no records of null",
                counts -> Arrays.stream(counts).sum());
    }
}
