package io.xenscope.report.info;

import io.xenscope.analyze.sched.LossKind;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.Silence;
import io.xenscope.clock.ClockModel;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** Every interval in which the hypervisor dropped records, or in which no pcpu recorded anything, in the order of time. */
final class LossTable {
    /** Ticks since the begin of the capture. */
    private record Row(Integer pcpu, long from, long to, Long records, LossKind kind) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("losses", "Losses")
            .count("pcpu", Row::pcpu)
            .keys()
            .since("from_ns", Row::from)
            .since("to_ns", Row::to)
            .count("count", Row::records)
            .text("kind", row -> row.kind().key())
            .whenEmpty("none: the hypervisor dropped no records");

    private LossTable() {}

    static Table of(Scope scope) {
        Listing<Row> listing = COLUMNS.listing(scope);
        for (PcpuSchedule pcpu : scope.analysis().schedule()) {
            add(listing, scope, pcpu);
        }
        scope.analysis().losses().silences().forEach(silence -> add(listing, scope, silence));
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private static void add(Listing<Row> listing, Scope scope, PcpuSchedule pcpu) {
        ClockModel clock = scope.analysis().alignment().of(pcpu.pcpu());
        long begin = scope.analysis().extent().beginTicks();
        LossLog losses = pcpu.losses();
        for (long loss = 0; loss < losses.count(); loss++) {
            long from = Math.max(0, clock.ticks(losses.beginTsc(loss)) - begin);
            long to = clock.ticks(losses.endTsc(loss)) - begin;
            if (losses.kind(loss) == LossKind.DROPPED && scope.overlaps(begin + from, begin + to)) {
                listing.row(-from, new Row(pcpu.pcpu(), from, to, losses.records(loss), LossKind.DROPPED));
            }
        }
    }

    /** Of all pcpus, and nobody knows of how many records. */
    private static void add(Listing<Row> listing, Scope scope, Silence silence) {
        if (scope.overlaps(silence.begin(), silence.end())) {
            long begin = scope.analysis().extent().beginTicks();
            long from = silence.begin() - begin;
            listing.row(-from, new Row(null, from, silence.end() - begin, null, silence.kind()));
        }
    }
}
