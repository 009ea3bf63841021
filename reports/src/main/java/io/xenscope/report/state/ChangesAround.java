package io.xenscope.report.state;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The runstate changes shortly before and after each moment. */
final class ChangesAround {
    private static final int MOST = 100_000;

    private record Change(long at, long time, int vcpu, int pcpu, VcpuState from, VcpuState to) {}

    private final List<Change> changes = Collections.synchronizedList(new ArrayList<>());

    private ChangesAround() {}

    /** Goes through the schedule with so many threads; {@code times} and {@code reach} in ticks. */
    static ChangesAround read(Analysis analysis, long[] times, long reach, int threads) {
        ChangesAround around = new ChangesAround();
        new StayJoin(analysis).run(threads, key -> (state, before, pcpu, begin, end, whole) -> {
            for (long time : times) {
                boolean isNear = begin >= time - reach && begin <= time + reach;
                if (isNear && begin > analysis.extent().beginTicks() && around.changes.size() < MOST) {
                    around.changes.add(new Change(time, begin, key, pcpu, before, state));
                }
            }
        });
        around.changes.sort(Comparator.comparingLong(Change::at)
                .thenComparingLong(Change::time)
                .thenComparingInt(Change::vcpu));
        return around;
    }

    Table table(Scope scope) {
        Listing listing = new Listing(
                        "around",
                        "Runstate changes around the moment",
                        Column.moment("at_ns", "at"),
                        Column.moment("t_ns", "time"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.count("pcpu", "pcpu"),
                        Column.text("from", "from"),
                        Column.text("to", "to"))
                .whenEmpty("no runstate change")
                .note("pcpu: where it runs or ran last.");
        for (Change change : changes) {
            if (scope.holds(change.vcpu)) {
                listing.row(
                        0,
                        scope.moment(change.at),
                        scope.moment(change.time),
                        VcpuKey.domain(change.vcpu),
                        VcpuKey.vcpu(change.vcpu),
                        change.pcpu < 0 ? null : change.pcpu,
                        change.from == null ? null : change.from.key(),
                        change.to.key());
            }
        }
        return listing.tableInOrder(Integer.MAX_VALUE);
    }
}
