package io.xenscope.report.info;

import io.xenscope.clock.ClockModel;
import io.xenscope.format.vmcore.BufferFacts;
import io.xenscope.format.vmcore.RingFacts;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;

/** What became of every byte of the trace buffers in a crash dump, by pcpu. */
final class BufferTable {
    private BufferTable() {}

    static Table of(Scope scope, BufferFacts facts) {
        Table table = new Table(
                        "trace_buffers",
                        "Trace buffers",
                        Column.count("pcpu", "pcpu"),
                        Column.count("buffer_bytes", "buffer bytes"),
                        Column.count("unfetched_bytes", "unfetched bytes"),
                        Column.count("unfetched_records", "unfetched records"),
                        Column.count("fetched_bytes", "fetched bytes"),
                        Column.count("fetched_records", "fetched records"),
                        Column.count("record_bytes", "record bytes"),
                        Column.count("records", "records"),
                        Column.count("skipped_bytes", "skipped bytes"),
                        Column.count("missing_bytes", "missing bytes"),
                        Column.count("empty_bytes", "empty bytes"),
                        Column.count("lost_unreported", "lost unreported"),
                        Column.moment("from_ns", "from"),
                        Column.moment("to_ns", "to"))
                .note(
                        "unfetched: xentrace had not read these; skipped: no whole records, missing (not dumped) among them; "
                                + "lost unreported: dropped last, known by --xen-symbols only.");
        for (RingFacts ring : facts.rings()) {
            table.row(
                    ring.pcpu(),
                    ring.bytes(),
                    ring.unfetchedBytes(),
                    ring.unfetchedRecords(),
                    ring.fetchedBytes(),
                    ring.fetchedRecords(),
                    ring.recordBytes(),
                    ring.records(),
                    ring.skippedBytes(),
                    ring.missingBytes(),
                    ring.emptyBytes(),
                    ring.lostUnreported(),
                    moment(scope, ring, ring.firstTsc()),
                    moment(scope, ring, ring.lastTsc()));
        }
        return table;
    }

    private static Long moment(Scope scope, RingFacts ring, Long tsc) {
        if (tsc == null || scope.analysis().schedule().stream().noneMatch(pcpu -> pcpu.pcpu() == ring.pcpu())) {
            return null;
        }
        ClockModel clock = scope.analysis().alignment().of(ring.pcpu());
        return scope.moment(clock.ticks(tsc));
    }
}
