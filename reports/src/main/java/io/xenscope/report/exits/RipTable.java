package io.xenscope.report.exits;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.analyze.stats.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitRips;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;

/** Where guests were when they left: instruction pointers by domain and cause, with the guest's symbols where given. */
final class RipTable {
    private static final int MOST = 1 << 15;

    private RipTable() {}

    static Table of(Scope scope, VcpuTrackers<ExitRips> followed, Symbols symbols, String whenEmpty) {
        PairTable<VmExitAccount> rips = ExitRips.table(MOST);
        followed.forEach((vcpu, tracker) -> tracker.addTo(rips, vcpu == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(vcpu)));
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
        rips.forEach((first, rip, account) -> {
            if (account.records() > 0) {
                int dom = (int) (first >> 32);
                String cause = cause(names, ExitRips.cause(first));
                String vector = vector(ExitRips.hostVector(first));
                listing.row(account.records(), row(scope, dom < 0 ? null : dom, cause, vector, rip, symbols, account));
            }
        });
        if (rips.rest() != null) {
            VmExitAccount rest = rips.rest();
            listing.others(
                    rest.records(),
                    Listing.OTHERS,
                    null,
                    Listing.OTHERS,
                    null,
                    null,
                    null,
                    rest.records(),
                    scope.nanos(rest.total()),
                    scope.nanos(rest.xen()),
                    scope.nanos(rest.durations().max()));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private static Object[] row(
            Scope scope, Integer dom, String cause, String vector, long rip, Symbols symbols, VmExitAccount account) {
        return new Object[] {
            dom,
            cause,
            vector,
            "0x" + Long.toHexString(rip),
            symbols.name(dom == null ? -1 : dom, rip),
            account.records(),
            scope.nanos(account.total()),
            scope.nanos(account.xen()),
            scope.nanos(account.durations().max())
        };
    }

    private static String cause(ExitNames names, int cause) {
        return switch (cause) {
            case ExitRips.EMULATED -> "emulated by shadow code";
            case ExitRips.REALMODE -> "emulated in real mode";
            default -> names.name(cause);
        };
    }

    private static String vector(int vector) {
        if (vector == ExitRips.NO_VECTOR) {
            return null;
        }
        String name = XenNames.hostVector(vector);
        return "0x" + Integer.toHexString(vector) + (name == null ? "" : " " + name);
    }
}
