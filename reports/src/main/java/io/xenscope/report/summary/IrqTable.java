package io.xenscope.report.summary;

import io.xenscope.analyze.Analysis.IrqFacts;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** Hardware interrupts by irq and pcpu, and how long their handlers took. */
final class IrqTable {
    private static final Columns<IrqFacts> COLUMNS = Columns.<IrqFacts>of(
                    "irqs", "Hardware interrupts, time in handlers")
            .count("irq", IrqFacts::irq)
            .count("pcpu", IrqFacts::pcpu)
            .keys()
            .count("count", IrqFacts::count)
            .ticks("total_ns", IrqFacts::total)
            .main()
            .with(Cells.PERCENTILES, IrqFacts::handlers)
            .whenEmpty("no hardware interrupts");

    private IrqTable() {}

    static Table of(Scope scope) {
        return COLUMNS.listing(scope)
                .rows(scope.accounts().irqs(), IrqFacts::total)
                .table(scope.rows(Listing.BRIEF));
    }
}
