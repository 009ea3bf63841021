package io.xenscope.report.info;

import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** Every interval in which the hypervisor dropped records, in the order of time. */
final class LossTable {
    /** Ticks since the begin of the capture. */
    private record Row(int pcpu, long from, long to, long records) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("losses", "Losses")
            .count("pcpu", Row::pcpu)
            .keys()
            .since("from_ns", Row::from)
            .since("to_ns", Row::to)
            .count("count", Row::records)
            .whenEmpty("none: the hypervisor dropped no records");

    private LossTable() {}

    static Table of(Scope scope) {
        Listing<Row> listing = COLUMNS.listing(scope);
        for (PcpuSchedule pcpu : scope.analysis().schedule()) {
            add(listing, scope, pcpu);
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private static void add(Listing<Row> listing, Scope scope, PcpuSchedule pcpu) {
        ClockModel clock = scope.analysis().alignment().of(pcpu.pcpu());
        long begin = scope.analysis().extent().beginTicks();
        LossLog losses = pcpu.losses();
        for (long loss = 0; loss < losses.count(); loss++) {
            long from = Math.max(0, clock.ticks(losses.beginTsc(loss)) - begin);
            long to = clock.ticks(losses.endTsc(loss)) - begin;
            if (scope.overlaps(begin + from, begin + to)) {
                listing.row(-from, new Row(pcpu.pcpu(), from, to, losses.records(loss)));
            }
        }
    }
}
