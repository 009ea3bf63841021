package io.xenscope.report.tables;

import io.xenscope.analyze.track.PvAccount;
import io.xenscope.analyze.track.PvKind;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import java.util.Map;
import java.util.TreeMap;

/** Entries of PV domains into Xen by kind: hypercalls, page faults, emulated instructions ... */
public final class PvEventTable {
    private PvEventTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "pv_events",
                        "Entries of PV domains into Xen",
                        Column.domain("dom", "dom"),
                        Column.text("kind", "kind"),
                        Column.count("count", "count"))
                .whenEmpty("no entries of PV domains");
        for (DomainFacts domain : scope.domains()) {
            byKey(domain.pv()).forEach((kind, count) -> listing.row(count, domain.dom(), kind, count));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    /** Two kinds of record may have one name: the old and the new form of a hypercall. */
    public static Map<String, Long> byKey(PvAccount account) {
        Map<String, Long> counts = new TreeMap<>();
        for (PvKind kind : PvKind.values()) {
            if (account.of(kind) > 0) {
                counts.merge(kind.key(), account.of(kind), Long::sum);
            }
        }
        return counts;
    }
}
