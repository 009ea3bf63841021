package io.xenscope.report.top;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.SlowSpan;
import io.xenscope.analyze.span.SlowSpans;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.format.Capture;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.companions.CompanionsOfWaits;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Wanted;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** {@code top}: the longest spans of each kind, with what was inside them. */
public final class Top {
    public static final String SCHEMA = "xenscope.top/1";

    private static final int MOST = 10;
    private static final int LIMIT = 100_000;

    public static final Command COMMAND = Command.of("top", "the slowest spans, with what was inside them")
            .question(Question.WAITING)
            .example("top --top 20 --dom 1 boot.xen")
            .report(
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.TOP,
                    With.WITH,
                    With.SHOW)
            .does(Top::run);

    private Top() {}

    /** The longest spans of each kind in {@code [from, to)}, to be given activations and then finished. */
    public static SlowSpans slowest(Analysis analysis, long from, long to) {
        return new SlowSpans(MOST, new ExitNames(analysis)::isIdling, from, to);
    }

    /** Puts the tables of such spans on a page. */
    public static void fill(Scope scope, Page page, SlowSpans slowest) {
        TopTables.fill(scope, page, slowest);
    }

    private static int run(Invocation asked) throws IOException {
        int most = Math.min(LIMIT, asked.top().orElse(MOST));
        With with = With.open(asked);
        try {
            return with.exit(asked, Reports.printRead(asked, SCHEMA, (capture, analysis) -> {
                SlowSpans slowest = slowest(asked, capture, analysis, most);
                with.place(asked, capture, analysis);
                return (scope, page) -> {
                    TopTables.fill(scope, page, slowest);
                    if (!with.isEmpty()) {
                        page.table(CompanionsOfWaits.of(scope, with, waits(slowest)));
                        with.addTables(asked, scope, page);
                    }
                };
            }));
        } finally {
            with.close();
        }
    }

    private static List<CompanionsOfWaits.Wait> waits(SlowSpans slowest) {
        List<CompanionsOfWaits.Wait> waits = new ArrayList<>();
        for (SpanKind kind : SpanKind.values()) {
            int rank = 1;
            for (SlowSpan span : slowest.of(kind)) {
                String name = kind.name().toLowerCase(Locale.ROOT);
                waits.add(new CompanionsOfWaits.Wait(name, rank++, span.begin(), span.begin() + span.ticks()));
            }
        }
        return waits;
    }

    private static SlowSpans slowest(Invocation asked, Capture capture, Analysis analysis, int most) {
        ActivationLimits limits = Wanted.activations(asked, analysis);
        // An end at that of the capture is none: its last record belongs to it.
        long to = asked.range().isWhole() ? Long.MAX_VALUE : limits.to();
        IntPredicate isIdling = new ExitNames(analysis)::isIdling;
        List<SlowSpans> byVcpu = new ArrayList<>();
        Activations.eachByVcpu(capture, analysis, limits, asked.threads(), vcpu -> {
            SlowSpans ofVcpu = new SlowSpans(most, isIdling, limits.from(), to);
            synchronized (byVcpu) {
                byVcpu.add(ofVcpu);
            }
            return ofVcpu;
        });
        SlowSpans slowest = new SlowSpans(most, isIdling, limits.from(), to);
        for (SlowSpans ofVcpu : byVcpu) {
            ofVcpu.finish();
            slowest.add(ofVcpu);
        }
        return slowest;
    }
}
