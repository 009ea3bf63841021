package io.xenscope.report.info;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.CaptureFacts;
import io.xenscope.report.tables.Scope;

/** The sums that must come out even if nothing is lost silently, and by how much any of them does not. */
final class IdentityTable {
    private final Scope scope;
    private final long span;
    private final Table table = new Table(
                    "identities",
                    "Accounts",
                    Column.text("identity", "identity"),
                    Column.count("checked", "checked"),
                    Column.bool("holds", "holds"),
                    Column.count("off_by", "off by"),
                    Column.text("unit", ""))
            .note("off by: the largest difference.");

    private IdentityTable(Scope scope) {
        this.scope = scope;
        this.span = scope.range().ticks();
    }

    static Table of(Scope scope) {
        return new IdentityTable(scope).table();
    }

    private Table table() {
        CaptureFacts facts = new CaptureFacts(scope.analysis());
        long missing = scope.analysis().extent().fileBytes() - facts.bytesRead() - facts.bytesSkipped();
        row("bytes read + bytes skipped = file", 1, Math.abs(missing), "bytes");
        long pcpus = 0;
        for (PcpuFacts pcpu : scope.accounts().pcpus()) {
            pcpus = Math.max(pcpus, off(pcpu));
        }
        row(
                "pcpu: busy + idle + lost + unknown = span",
                scope.accounts().pcpus().size(),
                pcpus,
                "ticks");
        long vcpus = 0;
        long checked = 0;
        for (VcpuFacts vcpu : scope.withIdle().knownVcpus()) {
            vcpus = Math.max(vcpus, off(vcpu));
            checked++;
        }
        row("vcpu: sum of all states = span", checked, vcpus, "ticks");
        return table;
    }

    private long off(PcpuFacts pcpu) {
        long sum = pcpu.busy() + pcpu.idle() + pcpu.lost() + pcpu.unknown();
        return Math.abs(span - sum) + pcpu.time().overlap();
    }

    private long off(VcpuFacts vcpu) {
        return Math.abs(span - vcpu.time().total());
    }

    private void row(String identity, long checked, long off, String unit) {
        table.row(identity, checked, off == 0, off, unit);
    }
}
