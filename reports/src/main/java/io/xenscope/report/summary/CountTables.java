package io.xenscope.report.summary;

import io.xenscope.analyze.base.Counts;
import io.xenscope.format.event.Exceptions;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What domains did of which no record says how long it took: how often, by domain. */
final class CountTables {
    private record Row(Integer dom, int number, String name, long count) {}

    private static final Columns<Row> PV_EVENTS = Columns.<Row>of("pv_events", "Entries of PV domains into Xen")
            .domain("dom", Row::dom)
            .text("kind", Row::name)
            .keys()
            .count("count", Row::count)
            .whenEmpty("no entries of PV domains");

    private static final Columns<Row> TRAPS = Columns.<Row>of("traps", "Traps of PV domains")
            .domain("dom", Row::dom)
            .count("vector", Row::number)
            .detail()
            .text("name", Row::name)
            .keys()
            .count("count", Row::count)
            .whenEmpty("no traps of PV domains");

    private static final Columns<Row> INJECTIONS = Columns.<Row>of("injections", "Interrupts injected into HVM domains")
            .domain("dom", Row::dom)
            .count("vector", Row::number)
            .detail()
            .keys()
            .count("count", Row::count)
            .whenEmpty("no injected interrupts");

    private CountTables() {}

    /** By kind: hypercalls, page faults, emulated instructions ... */
    static Table pvEvents(Scope scope) {
        return table(scope, PV_EVENTS, "Hypercall members", "no entries", domain -> {
            List<Row> rows = new ArrayList<>();
            domain.pv().byKey().forEach((kind, count) -> rows.add(new Row(domain.dom(), 0, kind, count)));
            return rows;
        });
    }

    static Table traps(Scope scope) {
        return table(
                scope,
                TRAPS,
                "Traps",
                "no traps",
                domain -> rows(domain, domain.pv().traps(), Exceptions::name));
    }

    /** By the guest's vector. */
    static Table injections(Scope scope) {
        return table(
                scope,
                INJECTIONS,
                "Injected interrupts",
                "no injected interrupts",
                domain -> rows(domain, domain.injections(), vector -> null));
    }

    private static List<Row> rows(DomainFacts domain, Counts counts, IntFunction<String> name) {
        List<Row> rows = new ArrayList<>();
        counts.forEach((number, count) -> rows.add(new Row(domain.dom(), number, name.apply(number), count)));
        return rows;
    }

    /** On Arm, where no guest is PV or HVM, under another title. */
    private static Table table(
            Scope scope, Columns<Row> columns, String onArm, String noneOnArm, Function<DomainFacts, List<Row>> rows) {
        boolean isOfArm = RecordKind.isOfArm(scope.analysis());
        Listing<Row> listing = columns.listing(scope);
        if (isOfArm) {
            listing.whenEmpty(noneOnArm);
        }
        scope.domains().forEach(domain -> rows.apply(domain).forEach(row -> listing.row(row.count, row)));
        Table table = listing.table(scope.rows(Listing.BRIEF));
        return isOfArm ? table.titled(onArm) : table;
    }
}
