package io.xenscope.report.exits;

import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.Injections;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.VcpuCells;
import java.util.List;

/** Interrupts that Xen injected into each HVM vcpu, by vector of the guest. */
final class VcpuInjectionTable {
    private static final List<Column> OWN = List.of(
            Column.count("vector", "vector"),
            Column.hex("vector_hex", "hex", 2),
            Column.count("count", "count"),
            Column.decimal("per_s", "per s", 1));

    private VcpuInjectionTable() {}

    static Table of(Scope scope, VcpuTrackers<Injections> injections, String whenEmpty) {
        Listing listing = new Listing(
                        "injections",
                        "Interrupts injected into HVM vcpus, by the guest's vector",
                        Cells.join(VcpuCells.COLUMNS, OWN))
                .whenEmpty(whenEmpty);
        injections.forEach((vcpu, tracker) -> tracker.vectors().forEach((vector, count) -> {
            Object[] own = {vector, vector, count, scope.perSecond(count)};
            listing.row(count, Cells.join(VcpuCells.of(vcpu), own));
        }));
        return listing.table(scope.rows(Listing.BRIEF));
    }
}
