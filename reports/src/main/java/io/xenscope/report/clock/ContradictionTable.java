package io.xenscope.report.clock;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockEvidence.Contradiction;
import io.xenscope.clock.ClockEvidence.Kind;
import io.xenscope.format.Capture;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** What TSCs as recorded contradict, and what the clocks shown still do: that is dropped. */
final class ContradictionTable {
    private final Scope scope;
    private final RecordPlace places;
    private final Table table;

    private ContradictionTable(Scope scope, Capture capture) {
        this.scope = scope;
        this.places = new RecordPlace(capture);
        this.table = new Table(
                        "contradictions",
                        "Facts of order that are contradicted",
                        Column.text("by", "by"),
                        Column.text("kind", "kind"),
                        Column.count("pcpu", "pcpu"),
                        Column.count("count", "count"),
                        Column.moment("first_ns", "first at"),
                        Column.count("first_offset", "in file at"),
                        Column.domain("first_dom", "dom"),
                        Column.count("first_vcpu", "vcpu"),
                        Column.count("first_other_pcpu", "against pcpu"))
                .whenEmpty("none")
                .note("by recorded: TSCs as they are; by shown: what is left, and dropped. run: " + Kind.RUN.meaning()
                        + "; window: " + Kind.WINDOW.meaning() + ".");
    }

    static Table of(Scope scope, Capture capture) {
        ContradictionTable all = new ContradictionTable(scope, capture);
        Alignment alignment = scope.analysis().alignment();
        all.add("recorded", alignment.evidence().asRecorded());
        all.add("shown", alignment.evidence().left());
        return all.table;
    }

    private void add(String by, List<Contradiction> contradictions) {
        for (Contradiction one : contradictions) {
            long ticks = scope.analysis().alignment().of(one.pcpu()).ticks(one.tsc());
            if (!scope.overlaps(ticks, ticks)) {
                continue;
            }
            boolean isOfVcpu = one.kind() == Kind.RUN;
            long offset = places.of(one.pcpu(), one.tsc());
            table.row(
                    by,
                    one.kind().key(),
                    one.pcpu(),
                    one.count(),
                    scope.moment(ticks),
                    offset == RecordPlace.NOWHERE ? null : (Long) offset,
                    isOfVcpu ? (Integer) VcpuKey.domain(one.vcpu()) : null,
                    isOfVcpu ? (Integer) VcpuKey.vcpu(one.vcpu()) : null,
                    one.other());
        }
    }
}
