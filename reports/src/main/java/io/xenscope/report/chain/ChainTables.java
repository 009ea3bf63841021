package io.xenscope.report.chain;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.chain.Chain;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.spans.SpanNames;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.List;

/** The tables of {@code chain}. */
final class ChainTables {
    /** {@code origin}: what began it; null where no step is known. */
    private record Wait(int rank, Chain chain, Chain.Step first, String origin) {}

    private static final Columns<Wait> WAITS = Columns.<Wait>of("waits", "Longest waits for a pcpu")
            .count("rank", Wait::rank)
            .with(Cells.VCPU, wait -> wait.chain.vcpu())
            .keys()
            .count("pcpu", wait -> wait.chain.pcpu())
            .text("cause", wait -> wait.chain.cause().key())
            .moment("begin_ns", wait -> wait.chain.begin())
            .ticks("wait_ns", wait -> wait.chain.ticks())
            .main()
            .ticks("chain_ns", wait -> wait.first == null ? null : wait.chain.end() - wait.first.woken())
            .text("origin", Wait::origin)
            .detail()
            .whenEmpty("no waits that are known from begin to end")
            .note("Since origin: from the first step below to the run that ended the wait.");

    private record Step(int rank, int number, Chain.Step step, String wokenBy) {
        boolean isIdle() {
            return VcpuKey.isIdle(step.vcpu());
        }

        boolean hasRun() {
            return step.firstRun() != 0 && step.firstRun() <= step.passedOn();
        }
    }

    private static final Columns<Step> STEPS = Columns.<Step>of("steps", "Steps to each wait, from its origin")
            .count("rank", Step::rank)
            .count("step", Step::number)
            .keys()
            .moment("at_ns", row -> row.step.woken())
            .with(Cells.VCPU, row -> row.step.vcpu())
            .count("pcpu", row -> row.step.pcpu())
            .text("woken_by", row -> row.isIdle() ? "interrupt" : row.wokenBy)
            .text(
                    "how",
                    row -> row.step.wokenBy() == null
                            ? null
                            : row.step.wokenBy().kind().key())
            .ticks("waited_ns", row -> row.isIdle() || !row.hasRun() ? null : row.step.firstRun() - row.step.woken())
            .ticks("then_ns", row -> row.hasRun() ? row.step.passedOn() - row.step.firstRun() : null)
            .whenEmpty("no steps")
            .note("Waited: from its wake to its first run. Then: until it woke the next or, of the last, until the wait"
                    + " was over. An idle vcpu stands for the pcpu on which an interrupt came.");

    private record Meanwhile(int rank, Chain chain, Chain.Occupant occupant) {}

    private static final Columns<Meanwhile> OCCUPANTS = Columns.<Meanwhile>of(
                    "occupants", "Who ran on the pcpu meanwhile")
            .count("rank", Meanwhile::rank)
            .count("pcpu", row -> row.chain.pcpu())
            .with(Cells.VCPU, row -> row.occupant.vcpu())
            .keys()
            .ticks("ran_ns", row -> row.occupant.ticks())
            .share("share_pct", row -> row.occupant.ticks(), row -> row.chain.ticks())
            .whenEmpty("nobody")
            .note("The pcpu on which the vcpu ran in the end; it may have been free to run on others.");

    private final SpanNames names;
    private final List<Wait> waits = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Meanwhile> occupants = new ArrayList<>();

    private ChainTables(Scope scope) {
        this.names = new SpanNames(scope.analysis().isSvm());
    }

    static void fill(Scope scope, Page page, List<Chain> chains) {
        ChainTables tables = new ChainTables(scope);
        int rank = 1;
        for (Chain chain : chains) {
            tables.add(rank++, chain);
        }
        page.table(WAITS.table(scope, tables.waits))
                .table(STEPS.table(scope, tables.steps))
                .table(OCCUPANTS.table(scope, tables.occupants));
    }

    private void add(int rank, Chain chain) {
        boolean any = !chain.steps().isEmpty();
        waits.add(new Wait(rank, chain, any ? chain.steps().get(0) : null, any ? origin(chain) : null));
        int number = 1;
        for (Chain.Step step : chain.steps()) {
            steps.add(new Step(rank, number++, step, names.waker(step.wokenBy())));
        }
        chain.occupants().forEach(occupant -> occupants.add(new Meanwhile(rank, chain, occupant)));
    }

    private String origin(Chain chain) {
        Chain.Step first = chain.steps().get(0);
        if (VcpuKey.isIdle(first.vcpu())) {
            return names.of(chain.steps().get(1).wokenBy().from());
        }
        return names.waker(first.wokenBy());
    }
}
