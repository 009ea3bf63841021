package io.xenscope.report.state;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The runstate changes shortly before and after each moment. */
final class ChangesAround {
    private static final int MOST = 100_000;

    private record Change(long at, long time, int vcpu, int pcpu, VcpuState from, VcpuState to) {}

    private static final Columns<Change> AROUND = Columns.<Change>of("around", "Runstate changes around the moment")
            .moment("at_ns", Change::at)
            .moment("t_ns", Change::time)
            .with(Cells.VCPU, Change::vcpu)
            .keys()
            .count("pcpu", change -> Cells.known(change.pcpu))
            .text("from", change -> change.from == null ? null : change.from.key())
            .text("to", change -> change.to.key())
            .whenEmpty("no runstate change")
            .note("pcpu: where it runs or ran last.");

    private final List<Change> changes = Collections.synchronizedList(new ArrayList<>());

    private ChangesAround() {}

    /** Goes through the schedule with so many threads; {@code times} and {@code reach} in ticks. */
    static ChangesAround read(Analysis analysis, long[] times, long reach, int threads) {
        ChangesAround around = new ChangesAround();
        new StayJoin(analysis).run(threads, key -> (state, before, pcpu, begin, end, after) -> {
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
        return AROUND.table(
                scope,
                changes.stream().filter(change -> scope.holds(change.vcpu)).toList());
    }
}
