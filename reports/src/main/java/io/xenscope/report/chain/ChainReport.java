package io.xenscope.report.chain;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.chain.Chain;
import io.xenscope.analyze.chain.Chains;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.companions.CompanionsOfWaits;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Wanted;
import io.xenscope.report.table.Listing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code chain}: what the longest waits for a pcpu came from, step by step. */
public final class ChainReport {
    private static final Option STEPS = Option.value("", "steps", "N", "follow each wait at most N wakes back (8)");
    private static final int STEPS_BACK = 8;
    private static final int MOST_STEPS = 1_000;

    public static final Command COMMAND = Command.of("chain", "the longest waits: who woke whom, who ran meanwhile")
            .question(Question.WAITING)
            .example("chain --dom 1 --top 3 boot.xen")
            .notes("Shows the " + Listing.BRIEF + " longest waits unless --top asks for another number.\n")
            .report(
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.MIN_DUR,
                    CommonOptions.TOP,
                    STEPS,
                    With.WITH,
                    With.SHOW)
            .does(ChainReport::run);

    private ChainReport() {}

    private static int run(Invocation asked) throws IOException {
        int steps = asked.has(STEPS) ? asked.whole(STEPS, MOST_STEPS) : STEPS_BACK;
        With with = With.open(asked);
        try {
            return with.exit(asked, Reports.printRead(asked, "xenscope.chain/1", (capture, analysis) -> {
                List<Chain> chains = Chains.longest(capture, analysis, waits(asked, analysis, steps), asked.threads());
                with.place(asked, capture, analysis);
                return (scope, page) -> {
                    ChainTables.fill(scope, page, chains);
                    if (!with.isEmpty()) {
                        page.table(CompanionsOfWaits.of(scope, with, waits(chains)));
                        with.addTables(asked, scope, page);
                    }
                };
            }));
        } finally {
            with.close();
        }
    }

    private static List<CompanionsOfWaits.Wait> waits(List<Chain> chains) {
        List<CompanionsOfWaits.Wait> waits = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            waits.add(new CompanionsOfWaits.Wait(null, i + 1, chain.begin(), chain.end()));
        }
        return waits;
    }

    private static Chains.Asked waits(Invocation asked, Analysis analysis, int steps) {
        return new Chains.Asked(
                Wanted.activations(asked, analysis),
                analysis.rate().ticks(asked.minDurationNanos()),
                asked.top().orElse(Listing.BRIEF),
                steps);
    }
}
