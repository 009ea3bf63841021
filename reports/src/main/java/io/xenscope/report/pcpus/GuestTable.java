package io.xenscope.report.pcpus;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stay.VcpuPlaces;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Which domains ran on each pcpu. */
final class GuestTable {
    private static final class Guest {
        int vcpus;
        long runs;
        long ticks;
    }

    private GuestTable() {}

    static Table of(Scope scope, List<VcpuPlaces> vcpus, IntPredicate chosen) {
        Listing listing = new Listing(
                        "guests",
                        "Which domains ran where",
                        Column.count("pcpu", "pcpu"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpus", "vcpus"),
                        Column.count("count", "runs"),
                        Column.nanos("total_ns", "ran"),
                        Column.percent("share_pct", "of span"))
                .whenEmpty(RecordKind.RUNSTATE.whenEmpty(scope, "nobody ran"));
        TreeMap<Integer, TreeMap<Integer, Guest>> guests = new TreeMap<>();
        for (VcpuPlaces vcpu : vcpus) {
            if (vcpu.domain() != VcpuKey.IDLE_DOMAIN) {
                add(vcpu, guests);
            }
        }
        guests.forEach((pcpu, domains) -> domains.forEach((domain, guest) -> {
            if (chosen.test(pcpu) && guest.vcpus > 0) {
                double share = Cells.percent(guest.ticks, scope.range().ticks());
                listing.row(guest.ticks, pcpu, domain, guest.vcpus, guest.runs, scope.nanos(guest.ticks), share);
            }
        }));
        return listing.tableInOrder(scope.rows(PcpuTables.BRIEF));
    }

    private static void add(VcpuPlaces vcpu, TreeMap<Integer, TreeMap<Integer, Guest>> guests) {
        vcpu.pcpus().forEach((pcpu, stays) -> {
            long runs = stays.runs().begun();
            Guest guest = guests.computeIfAbsent(pcpu, none -> new TreeMap<>())
                    .computeIfAbsent(vcpu.domain(), none -> new Guest());
            guest.vcpus += stays.runs().isEmpty() ? 0 : 1;
            guest.runs += runs;
            guest.ticks += stays.runs().total();
        });
    }
}
