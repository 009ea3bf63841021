package io.xenscope.report.exits;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.ExitRips;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;

/** Where guests were when they left: instruction pointers by domain and cause, with the guest's symbols where given. */
final class RipTable {
    private static final int MOST = 1 << 15;

    private record Row(Integer dom, String cause, String vector, String rip, String symbol, VmExitAccount account) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("rips", "Where guests were when they left")
            .domain("dom", Row::dom)
            .text("cause", Row::cause)
            .text("vector", Row::vector)
            .detail()
            .text("rip", Row::rip)
            .text("symbol", Row::symbol)
            .keys()
            .count("count", row -> row.account.records())
            .ticks("total_ns", row -> row.account.total())
            .main()
            .ticks("xen_ns", row -> Cells.divided(VmExitAccount::xen).apply(row.account))
            .main()
            .ticks("max_ns", row -> row.account.durations().max())
            .main()
            .note("Times from exit to entry. Symbols: --symbols FILE.");

    private RipTable() {}

    static Table of(Scope scope, VcpuTrackers<ExitRips> followed, Symbols symbols, String whenEmpty) {
        PairTable<VmExitAccount> rips = ExitRips.table(MOST);
        followed.forEach((vcpu, tracker) -> tracker.addTo(rips, vcpu == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(vcpu)));
        ExitNames names = new ExitNames(scope.analysis());
        Listing<Row> listing = COLUMNS.listing(scope).whenEmpty(whenEmpty);
        rips.forEach((first, rip, account) -> {
            if (account.records() > 0) {
                int dom = (int) (first >> 32);
                String cause = cause(names, ExitRips.cause(first));
                String vector = vector(ExitRips.hostVector(first));
                String hex = "0x" + Long.toHexString(rip);
                String symbol = symbols.name(dom < 0 ? -1 : dom, rip);
                listing.row(account.records(), new Row(Cells.known(dom), cause, vector, hex, symbol, account));
            }
        });
        VmExitAccount rest = rips.rest();
        if (rest != null) {
            listing.others(rest.records(), new Row(null, Listing.OTHERS, null, null, null, rest));
        }
        return listing.table(scope.rows(Listing.BRIEF));
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
