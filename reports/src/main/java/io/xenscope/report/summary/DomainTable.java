package io.xenscope.report.summary;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.List;

/** What the vcpus of each domain did, added up. */
public final class DomainTable {
    private record Row(DomainFacts domain, double pcpuTicks) {
        long running() {
            return domain.ticks(VcpuState.RUNNING);
        }
    }

    private static final Columns<Row> COLUMNS = Columns.<Row>of("domains", "Domains, vcpu time added up")
            .domain("dom", row -> row.domain.dom())
            .keys()
            .count("vcpus", row -> row.domain.vcpus().size())
            .ticks("running_ns", Row::running)
            .share("pcpu_share_pct", Row::running, Row::pcpuTicks)
            .each(
                    List.of(
                            VcpuState.RUNNABLE,
                            VcpuState.BLOCKED,
                            VcpuState.OFFLINE,
                            VcpuState.LOST,
                            VcpuState.UNKNOWN),
                    (columns, state) -> columns.ticks(state.key() + "_ns", row -> row.domain.ticks(state))
                            .ranked(
                                    state == VcpuState.LOST || state == VcpuState.UNKNOWN
                                            ? Column.Rank.DETAIL
                                            : Column.Rank.USUAL))
            .whenEmpty("no domains")
            .note("of pcpus: running time of all time that the pcpus had.");

    private DomainTable() {}

    public static Table of(Scope scope) {
        Listing<Row> listing = COLUMNS.listing(scope);
        double pcpuTicks =
                (double) scope.rangeTicks() * scope.analysis().pcpus().size();
        for (DomainFacts domain : scope.domains()) {
            if (!domain.isUnknown()) {
                Row row = new Row(domain, pcpuTicks);
                listing.row(row.running(), row);
            }
        }
        return listing.tableInOrder(scope.rows(Listing.BRIEF));
    }
}
