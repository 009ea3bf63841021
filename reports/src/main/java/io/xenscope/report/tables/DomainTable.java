package io.xenscope.report.tables;

import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;

/** What the vcpus of each domain did, added up. */
public final class DomainTable {
    private DomainTable() {}

    public static Table of(Scope scope) {
        Listing listing = new Listing(
                        "domains",
                        "Domains, vcpu time added up",
                        Column.domain("dom", "dom"),
                        Column.count("vcpus", "vcpus"),
                        Column.nanos("running_ns", "running"),
                        Column.percent("pcpu_share_pct", "of pcpus"),
                        Column.nanos("runnable_ns", "waiting"),
                        Column.nanos("blocked_ns", "blocked"),
                        Column.nanos("offline_ns", "offline"),
                        Column.nanos("lost_ns", "lost"),
                        Column.nanos("unknown_ns", "unknown"))
                .whenEmpty("no domains")
                .note("of pcpus: running time of all time that the pcpus had.");
        for (DomainFacts domain : scope.domains()) {
            if (!domain.isUnknown()) {
                listing.row(domain.ticks(VcpuState.RUNNING), row(scope, domain));
            }
        }
        return listing.tableInOrder(scope.rows(Listing.BRIEF));
    }

    private static Object[] row(Scope scope, DomainFacts domain) {
        double pcpuTime =
                (double) scope.range().ticks() * scope.analysis().pcpus().size();
        return new Object[] {
            domain.dom(),
            domain.vcpus().size(),
            nanos(scope, domain, VcpuState.RUNNING),
            Cells.percent(domain.ticks(VcpuState.RUNNING), pcpuTime),
            nanos(scope, domain, VcpuState.RUNNABLE),
            nanos(scope, domain, VcpuState.BLOCKED),
            nanos(scope, domain, VcpuState.OFFLINE),
            nanos(scope, domain, VcpuState.LOST),
            nanos(scope, domain, VcpuState.UNKNOWN)
        };
    }

    private static long nanos(Scope scope, DomainFacts domain, VcpuState state) {
        return scope.nanos(domain.ticks(state));
    }
}
