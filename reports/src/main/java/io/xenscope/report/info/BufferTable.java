package io.xenscope.report.info;

import io.xenscope.clock.ClockModel;
import io.xenscope.format.vmcore.BufferFacts;
import io.xenscope.format.vmcore.RingFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;

/** What became of every byte of the trace buffers in a crash dump, by pcpu. */
final class BufferTable {
    /** {@code first}, {@code last}: common ticks; null where no record has a TSC. */
    private record Row(RingFacts ring, Long first, Long last) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("trace_buffers", "Trace buffers")
            .count("pcpu", row -> row.ring.pcpu())
            .keys()
            .count("buffer_bytes", row -> row.ring.bytes())
            .count("unfetched_bytes", row -> row.ring.unfetchedBytes())
            .count("unfetched_records", row -> row.ring.unfetchedRecords())
            .count("fetched_bytes", row -> row.ring.fetchedBytes())
            .count("fetched_records", row -> row.ring.fetchedRecords())
            .count("record_bytes", row -> row.ring.recordBytes())
            .count("records", row -> row.ring.records())
            .count("skipped_bytes", row -> row.ring.skippedBytes())
            .count("missing_bytes", row -> row.ring.missingBytes())
            .count("empty_bytes", row -> row.ring.emptyBytes())
            .count("lost_unreported", row -> row.ring.lostUnreported())
            .moment("from_ns", Row::first)
            .moment("to_ns", Row::last)
            .note("unfetched: xentrace had not read these; skipped: no whole records, missing (not dumped) among them; "
                    + "lost unreported: dropped last, known by --xen-symbols only.");

    private BufferTable() {}

    static Table of(Scope scope, BufferFacts facts) {
        List<Row> rows = facts.rings().stream()
                .map(ring -> new Row(ring, common(scope, ring, ring.firstTsc()), common(scope, ring, ring.lastTsc())))
                .toList();
        return COLUMNS.table(scope, rows);
    }

    private static Long common(Scope scope, RingFacts ring, Long tsc) {
        if (tsc == null || scope.analysis().schedule().stream().noneMatch(pcpu -> pcpu.pcpu() == ring.pcpu())) {
            return null;
        }
        ClockModel clock = scope.analysis().alignment().of(ring.pcpu());
        return clock.ticks(tsc);
    }
}
