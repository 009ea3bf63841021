package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import java.util.List;

/** Hardware interrupts by irq and pcpu, and how long their handlers took. */
public final class IrqTable {
    private static final List<Column> COLUMNS = List.of(
            Column.count("irq", "irq"),
            Column.count("pcpu", "pcpu"),
            Column.count("count", "count"),
            Column.nanos("total_ns", "total"));

    private IrqTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "irqs", "Hardware interrupts, time in handlers", Cells.join(COLUMNS, Durations.SHORT))
                .whenEmpty("no hardware interrupts");
        for (Analysis.IrqFacts irq : scope.accounts().irqs()) {
            Object[] own = {irq.irq(), irq.pcpu(), irq.count(), scope.nanos(irq.total())};
            listing.row(irq.total(), Cells.join(own, Durations.brief(scope, irq.handlers())));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }
}
