package io.xenscope.report.state;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.snapshot.Snapshot;
import io.xenscope.analyze.snapshot.Snapshots;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.rips.Symbols;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code state}: what the machine was doing at a moment. */
public final class State {
    static final Option AT = Option.value("", "at", "TIME", "the moment: 1.5s, -0 for the last; may be repeated");
    private static final Option WINDOW =
            Option.value("", "window", "TIME", "count sends and wakes of so long before (100ms)");
    private static final Option AROUND =
            Option.value("", "around", "TIME", "list runstate changes so long before and after");
    private static final long WINDOW_NANOS = 100_000_000;

    public static final Command COMMAND = Command.of(
                    "state", "the machine at a moment: who ran, waited, slept, and why")
            .question(Question.MOMENT)
            .example("state --at 1.5s boot.xen")
            .notes("--at also: record:OFFSET (in the file), 'worst wait', 'first run d1'.\n"
                    + "What happened at TIME itself has happened.\n"
                    + With.NOTES)
            .report(AT, WINDOW, AROUND, With.WITH, With.SHOW, CommonOptions.DOM, CommonOptions.VCPU, Symbols.OPTION)
            .does(State::run);

    private State() {}

    private static int run(Invocation asked) throws IOException {
        if (!asked.has(AT)) {
            throw new UsageException("state: --at TIME says which moment: 1.5s, or -0 for the last");
        }
        Symbols symbols = Symbols.of(asked);
        With with = With.open(asked);
        try {
            return with.exit(
                    asked,
                    Reports.printRead(
                            asked,
                            "xenscope.state/1",
                            (capture, analysis) -> read(asked, capture, analysis, symbols, with)));
        } finally {
            with.close();
        }
    }

    private static BiConsumer<Scope, Page> read(
            Invocation asked, Capture capture, Analysis analysis, Symbols symbols, With with) {
        with.place(asked, capture, analysis);
        Scope scope = Scope.of(analysis, asked);
        long[] times = new AtTimes(asked, capture, scope).ticks();
        long window = analysis.rate().ticks(asked.nanos(WINDOW, WINDOW_NANOS));
        List<Snapshot> snapshots = Snapshots.read(capture, analysis, times, window, asked.threads());
        ChangesAround around = asked.has(AROUND)
                ? ChangesAround.read(analysis, times, analysis.rate().ticks(asked.nanos(AROUND, 0)), asked.threads())
                : null;
        return (same, page) -> {
            new MomentTables(scope, snapshots, symbols).fill(page);
            new MachineTables(scope, snapshots, asked.threads()).fill(page);
            if (around != null) {
                page.table(around.table(scope));
            }
            if (!with.isEmpty()) {
                new LoggedStateTables(scope, with.all(), times).fill(page);
                with.addTables(asked, scope, page);
            }
        };
    }
}
