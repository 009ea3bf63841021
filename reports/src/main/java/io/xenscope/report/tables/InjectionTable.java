package io.xenscope.report.tables;

import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** Interrupts that Xen injected into HVM domains, by vector. */
public final class InjectionTable {
    private InjectionTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "injections",
                        "Interrupts injected into HVM domains",
                        Column.domain("dom", "dom"),
                        Column.count("vector", "vector"),
                        Column.count("count", "count"))
                .whenEmpty("no injected interrupts");
        for (DomainFacts domain : scope.domains()) {
            domain.injections().forEach((vector, count) -> listing.row(count, domain.dom(), vector, count));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }
}
