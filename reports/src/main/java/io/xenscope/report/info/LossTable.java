package io.xenscope.report.info;

import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;

/** Every stretch in which the hypervisor dropped records, in the order of time. */
final class LossTable {
    private LossTable() {}

    static Table of(Scope scope) {
        Listing listing = new Listing(
                        "losses",
                        "Losses",
                        Column.count("pcpu", "pcpu"),
                        Column.moment("from_ns", "from"),
                        Column.moment("to_ns", "to"),
                        Column.count("count", "records lost"))
                .whenEmpty("none: the hypervisor dropped no records");
        for (PcpuSchedule pcpu : scope.analysis().schedule()) {
            add(listing, scope, pcpu);
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private static void add(Listing listing, Scope scope, PcpuSchedule pcpu) {
        ClockModel clock = scope.analysis().alignment().of(pcpu.pcpu());
        long begin = scope.analysis().extent().beginTicks();
        LossLog losses = pcpu.losses();
        for (long loss = 0; loss < losses.count(); loss++) {
            long from = Math.max(0, clock.ticks(losses.beginTsc(loss)) - begin);
            long to = clock.ticks(losses.endTsc(loss)) - begin;
            if (!scope.overlaps(begin + from, begin + to)) {
                continue;
            }
            listing.row(-from, pcpu.pcpu(), scope.nanos(from), scope.nanos(to), losses.records(loss));
        }
    }
}
