package io.xenscope.report.latency;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.track.ExitAccounts;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.DomainFacts;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** Every named latency: of all vcpus, of each domain's, of each vcpu. */
final class LatencyTable {
    private static final List<Column> KEYS = List.of(
            Column.text("name", "latency"),
            Column.text("level", "of"),
            Column.domain("dom", "dom"),
            Column.count("vcpu", "vcpu"),
            Column.text("reason", "reason"));

    private final Scope scope;
    private final List<Level> levels;
    private final ExitNames names;
    private final Table table = new Table("latencies", "Latencies", Cells.join(KEYS, Durations.FULL))
            .whenEmpty("nothing was seen from begin to end")
            .note(
                    "Only what was seen from begin to end counts. wake-to-run is a part of runnable; exit: VM exit to entry.");

    LatencyTable(Scope scope, List<Level> levels) {
        this.scope = scope;
        this.levels = levels;
        this.names = new ExitNames(scope.analysis());
    }

    Table table() {
        for (NamedLatency latency : NamedLatency.values()) {
            add(latency);
        }
        addExits();
        return table;
    }

    private void add(NamedLatency latency) {
        if (levels.contains(Level.ALL)) {
            row(latency.key(), Level.ALL, null, null, null, sum(latency, scope.knownVcpus()));
        }
        if (levels.contains(Level.DOM)) {
            for (DomainFacts domain : scope.domains()) {
                row(latency.key(), Level.DOM, domain.dom(), null, null, sum(latency, domain.vcpus()));
            }
        }
        if (levels.contains(Level.VCPU)) {
            for (VcpuFacts vcpu : scope.knownVcpus()) {
                LatencyHistogram durations = latency.of(vcpu.timeline());
                row(latency.key(), Level.VCPU, vcpu.domain(), vcpu.vcpu(), null, durations);
            }
        }
    }

    private static LatencyHistogram sum(NamedLatency latency, List<VcpuFacts> vcpus) {
        LatencyHistogram sum = new LatencyHistogram();
        for (VcpuFacts vcpu : vcpus) {
            if (!vcpu.isUnknown()) {
                sum.add(latency.of(vcpu.timeline()));
            }
        }
        return sum;
    }

    private void addExits() {
        if (levels.contains(Level.ALL)) {
            ExitAccounts all = new ExitAccounts();
            scope.domains().forEach(domain -> all.add(domain.exits()));
            exits(Level.ALL, null, null, all);
        }
        if (levels.contains(Level.DOM)) {
            scope.domains().forEach(domain -> exits(Level.DOM, domain.dom(), null, domain.exits()));
        }
        if (levels.contains(Level.VCPU)) {
            for (VcpuFacts vcpu : scope.knownVcpus()) {
                exits(Level.VCPU, vcpu.domain(), vcpu.vcpu(), vcpu.exits());
            }
        }
    }

    private void exits(Level level, Integer dom, Integer vcpu, ExitAccounts exits) {
        exits.forEach((reason, account) -> row("exit", level, dom, vcpu, names.name(reason), account.arcs()));
    }

    private void row(String name, Level level, Integer dom, Integer vcpu, String reason, LatencyHistogram durations) {
        if (durations.count() > 0) {
            Object[] keys = {name, level.key(), dom, vcpu, reason};
            table.row(Cells.join(keys, Durations.full(scope, durations)));
        }
    }
}
