package io.xenscope.report.exits;

import io.xenscope.analyze.hvm.InjectionStudy;
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

    static Table of(Scope scope, InjectionStudy injections, String whenEmpty) {
        Listing listing = new Listing(
                        "injections",
                        "Interrupts injected into HVM vcpus, by the guest's vector",
                        Cells.join(VcpuCells.COLUMNS, OWN))
                .whenEmpty(whenEmpty);
        injections.forEach((vcpu, vector, count) -> {
            if (scope.holds(vcpu)) {
                Object[] own = {vector, vector, count, scope.perSecond(count)};
                listing.row(count, Cells.join(VcpuCells.of(vcpu), own));
            }
        });
        return listing.others(injections.others()).table(scope.rows(Listing.BRIEF));
    }
}
