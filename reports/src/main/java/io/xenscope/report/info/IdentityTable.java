package io.xenscope.report.info;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.List;
import java.util.stream.LongStream;

/** The sums that must come out even if nothing is lost silently, and by how much any of them does not. */
final class IdentityTable {
    private record Row(String identity, long checked, long off, String unit) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of("identities", "Accounts")
            .text("identity", Row::identity)
            .keys()
            .count("checked", Row::checked)
            .bool("holds", row -> row.off == 0)
            .count("off_by", Row::off)
            .text("unit", Row::unit)
            .note("off by: the largest difference.");

    private IdentityTable() {}

    static Table of(Scope scope) {
        CaptureFacts facts = new CaptureFacts(scope.analysis());
        long span = scope.rangeTicks();
        long missing = scope.analysis().extent().fileBytes() - facts.bytesRead() - facts.bytesSkipped();
        List<PcpuFacts> pcpus = scope.accounts().pcpus();
        List<VcpuFacts> vcpus = scope.withIdle().knownVcpus();
        return COLUMNS.table(
                scope,
                List.of(
                        new Row("bytes read + bytes skipped = file", 1, Math.abs(missing), "bytes"),
                        new Row(
                                "pcpu: busy + idle + lost + unknown = span",
                                pcpus.size(),
                                most(pcpus.stream().mapToLong(pcpu -> off(pcpu, span))),
                                "ticks"),
                        new Row(
                                "vcpu: sum of all states = span",
                                vcpus.size(),
                                most(vcpus.stream()
                                        .mapToLong(vcpu ->
                                                Math.abs(span - vcpu.time().total()))),
                                "ticks")));
    }

    private static long most(LongStream differences) {
        return differences.max().orElse(0);
    }

    private static long off(PcpuFacts pcpu, long span) {
        long sum = pcpu.busy() + pcpu.idle() + pcpu.lost() + pcpu.unknown();
        return Math.abs(span - sum) + pcpu.time().overlap();
    }
}
