package io.xenscope.report.exits;

import io.xenscope.analyze.hvm.ArcAccount;
import io.xenscope.analyze.hvm.RipStudy;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;

/** Where guests were when they left: instruction pointers by domain and cause, with the guest's symbols where given. */
final class RipTable {
    private RipTable() {}

    static Table of(Scope scope, RipStudy rips, Symbols symbols, String whenEmpty) {
        ExitNames names = new ExitNames(scope.analysis());
        Listing listing = new Listing(
                        "rips",
                        "Where guests were when they left",
                        Column.domain("dom", "dom"),
                        Column.text("cause", "cause"),
                        Column.text("vector", "vector"),
                        Column.text("rip", "rip"),
                        Column.text("symbol", "symbol"),
                        Column.count("count", "count"),
                        Column.nanos("total_ns", "total"),
                        Column.nanos("xen_ns", "in Xen"),
                        Column.nanos("max_ns", "max"))
                .whenEmpty(whenEmpty)
                .note("Times from exit to entry. Symbols: --symbols FILE.");
        rips.forEach((dom, cause, vector, rip, account) -> {
            if (dom < 0 ? scope.isEveryVcpu() : scope.holdsAnyOf(dom)) {
                listing.row(
                        account.records(),
                        row(scope, dom < 0 ? null : dom, cause(names, cause), vector(vector), rip, symbols, account));
            }
        });
        if (rips.rest() != null) {
            ArcAccount rest = rips.rest();
            listing.others(
                    rest.records(),
                    Listing.OTHERS,
                    null,
                    Listing.OTHERS,
                    null,
                    null,
                    null,
                    rest.records(),
                    scope.nanos(rest.arcs().total()),
                    scope.nanos(rest.xen()),
                    scope.nanos(rest.arcs().max()));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private static Object[] row(
            Scope scope, Integer dom, String cause, String vector, long rip, Symbols symbols, ArcAccount account) {
        return new Object[] {
            dom,
            cause,
            vector,
            "0x" + Long.toHexString(rip),
            symbols.name(dom == null ? -1 : dom, rip),
            account.records(),
            scope.nanos(account.arcs().total()),
            scope.nanos(account.xen()),
            scope.nanos(account.arcs().max())
        };
    }

    private static String cause(ExitNames names, int cause) {
        return switch (cause) {
            case RipStudy.EMULATED -> "emulated by shadow code";
            case RipStudy.REALMODE -> "emulated in real mode";
            default -> names.name(cause);
        };
    }

    private static String vector(int vector) {
        if (vector == RipStudy.NO_VECTOR) {
            return null;
        }
        String name = XenNames.hostVector(vector);
        return "0x" + Integer.toHexString(vector) + (name == null ? "" : " " + name);
    }
}
