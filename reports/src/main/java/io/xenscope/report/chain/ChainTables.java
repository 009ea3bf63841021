package io.xenscope.report.chain;

import io.xenscope.analyze.chain.Chain;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.span.Cause;
import io.xenscope.report.export.SpanNames;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Scope;
import java.util.List;

/** The tables of {@code chain}. */
final class ChainTables {
    private final Scope scope;
    private final List<Chain> chains;
    private final SpanNames names;

    ChainTables(Scope scope, List<Chain> chains) {
        this.scope = scope;
        this.chains = chains;
        this.names = new SpanNames(scope.analysis().isSvm());
    }

    void into(Page page) {
        page.table(waits());
        page.table(steps());
        page.table(occupants());
    }

    private Table waits() {
        Table table = new Table(
                        "waits",
                        "Longest waits for a pcpu",
                        Column.count("rank", "#"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.count("pcpu", "pcpu"),
                        Column.text("cause", "cause"),
                        Column.moment("begin_ns", "begin"),
                        Column.nanos("wait_ns", "wait"),
                        Column.nanos("chain_ns", "since origin"),
                        Column.text("origin", "origin"))
                .whenEmpty("no waits that are known from begin to end")
                .note("Since origin: from the first step below to the run that ended the wait.");
        for (int i = 0; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            Chain.Step first = chain.steps().isEmpty() ? null : chain.steps().get(0);
            table.row(
                    i + 1,
                    VcpuKey.domain(chain.vcpu()),
                    VcpuKey.vcpu(chain.vcpu()),
                    chain.pcpu(),
                    chain.cause().key(),
                    scope.moment(chain.begin()),
                    scope.nanos(chain.ticks()),
                    first == null ? null : scope.nanos(chain.end() - first.woken()),
                    first == null ? null : origin(chain));
        }
        return table;
    }

    private String origin(Chain chain) {
        Chain.Step first = chain.steps().get(0);
        if (VcpuKey.isIdle(first.vcpu())) {
            return names.of(chain.steps().get(1).wokenBy().from());
        }
        return wokenBy(first.wokenBy());
    }

    /** What woke somebody, in words. */
    private String wokenBy(Cause cause) {
        if (cause == null) {
            return "not known";
        }
        return switch (cause.kind()) {
            case ASYNC -> "timer or softirq";
            case IRQ -> names.of(cause.from());
            default -> VcpuKey.text(cause.from().vcpu()) + " " + names.of(cause.from());
        };
    }

    private Table steps() {
        Table table = new Table(
                        "steps",
                        "Steps to each wait, from its origin",
                        Column.count("rank", "#"),
                        Column.count("step", "step"),
                        Column.moment("at_ns", "at"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.count("pcpu", "pcpu"),
                        Column.text("woken_by", "woken by"),
                        Column.text("how", "how"),
                        Column.nanos("waited_ns", "waited"),
                        Column.nanos("then_ns", "then"))
                .whenEmpty("no steps")
                .note(
                        "Waited: from its wake to its first run. Then: until it woke the next or, of the last, until the wait"
                                + " was over. An idle vcpu stands for the pcpu on which an interrupt came.");
        for (int i = 0; i < chains.size(); i++) {
            List<Chain.Step> steps = chains.get(i).steps();
            for (int step = 0; step < steps.size(); step++) {
                table.row(Cells.join(new Object[] {i + 1, step + 1}, cells(steps.get(step))));
            }
        }
        return table;
    }

    private Object[] cells(Chain.Step step) {
        boolean isIdle = VcpuKey.isIdle(step.vcpu());
        boolean hasRun = step.firstRun() != 0 && step.firstRun() <= step.passedOn();
        return new Object[] {
            scope.moment(step.woken()),
            VcpuKey.domain(step.vcpu()),
            VcpuKey.vcpu(step.vcpu()),
            step.pcpu(),
            isIdle ? "interrupt" : wokenBy(step.wokenBy()),
            step.wokenBy() == null ? null : step.wokenBy().kind().key(),
            isIdle || !hasRun ? null : scope.nanos(step.firstRun() - step.woken()),
            hasRun ? scope.nanos(step.passedOn() - step.firstRun()) : null
        };
    }

    private Table occupants() {
        Table table = new Table(
                        "occupants",
                        "Who ran on the pcpu meanwhile",
                        Column.count("rank", "#"),
                        Column.count("pcpu", "pcpu"),
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.nanos("ran_ns", "ran"),
                        Column.percent("share_pct", "of wait"))
                .whenEmpty("nobody")
                .note("The pcpu on which the vcpu ran in the end; it may have been free to run on others.");
        for (int i = 0; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            for (Chain.Occupant occupant : chain.occupants()) {
                table.row(
                        i + 1,
                        chain.pcpu(),
                        VcpuKey.domain(occupant.vcpu()),
                        VcpuKey.vcpu(occupant.vcpu()),
                        scope.nanos(occupant.ticks()),
                        Cells.percent(occupant.ticks(), chain.ticks()));
            }
        }
        return table;
    }
}
