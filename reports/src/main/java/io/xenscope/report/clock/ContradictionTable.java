package io.xenscope.report.clock;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.ClockEvidence.Contradiction;
import io.xenscope.clock.ClockEvidence.Kind;
import io.xenscope.format.Capture;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What TSCs as recorded contradict, and what the clocks shown still do: that is dropped. */
final class ContradictionTable {
    private record Row(String by, Contradiction contradiction, long ticks, long offset) {
        boolean isOfVcpu() {
            return contradiction.kind() == Kind.RUN;
        }
    }

    private static final Columns<Row> COLUMNS = Columns.<Row>of(
                    "contradictions", "Facts of order that are contradicted")
            .text("by", Row::by)
            .text("kind", row -> row.contradiction.kind().key())
            .count("pcpu", row -> row.contradiction.pcpu())
            .keys()
            .count("count", row -> row.contradiction.count())
            .moment("first_ns", Row::ticks)
            .count("first_offset", row -> row.offset == RecordPlace.NOWHERE ? null : row.offset)
            .domain("first_dom", row -> row.isOfVcpu() ? VcpuKey.domain(row.contradiction.vcpu()) : null)
            .count("first_vcpu", row -> row.isOfVcpu() ? VcpuKey.vcpu(row.contradiction.vcpu()) : null)
            .count("first_other_pcpu", row -> row.contradiction.other())
            .whenEmpty("none")
            .note("by recorded: TSCs as they are; by shown: what is left, and dropped. run: " + Kind.RUN.meaning()
                    + "; window: " + Kind.WINDOW.meaning() + ".");

    private ContradictionTable() {}

    static Table of(Scope scope, Capture capture) {
        ClockEvidence evidence = scope.analysis().alignment().evidence();
        RecordPlace places = new RecordPlace(capture);
        List<Row> rows = new ArrayList<>();
        add(scope, places, "recorded", evidence.asRecorded(), rows);
        add(scope, places, "shown", evidence.left(), rows);
        return COLUMNS.table(scope, rows);
    }

    private static void add(
            Scope scope, RecordPlace places, String by, List<Contradiction> contradictions, List<Row> rows) {
        for (Contradiction one : contradictions) {
            long ticks = scope.analysis().alignment().of(one.pcpu()).ticks(one.tsc());
            if (scope.overlaps(ticks, ticks)) {
                rows.add(new Row(by, one, ticks, places.of(one.pcpu(), one.tsc())));
            }
        }
    }
}
