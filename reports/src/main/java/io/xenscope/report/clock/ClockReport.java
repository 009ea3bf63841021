package io.xenscope.report.clock;

import io.xenscope.analyze.clock.Clocks;
import io.xenscope.clock.solve.Aligner;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Output;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** {@code clock}: how far the clocks of the pcpus are skewed, and how well that is proved. */
public final class ClockReport {
    public static final String SCHEMA = "xenscope.clock/1";

    private static final Option SVG = Option.value("", "svg", "FILE", "draw the offsets over time into this file");

    public static final Command COMMAND = Command.of("clock", "offsets between the clocks of pcpus, with proof")
            .question(Question.TRUST)
            .example("clock boot.xen")
            .report(CommonOptions.FROM, CommonOptions.TO, SVG)
            .does(ClockReport::run);

    private ClockReport() {}

    private static int run(Invocation asked) throws IOException {
        if (asked.has(SVG) && asked.captures().size() > 1) {
            throw new UsageException("clock: --svg draws one capture");
        }
        Clocks clocks = asked.has(CommonOptions.NO_ALIGN) ? Clocks.AS_RECORDED : Clocks.PROVED;
        return Reports.printRead(asked, SCHEMA, clocks, (capture, analysis) -> (scope, page) -> {
            fill(scope, capture, page);
            if (asked.has(SVG)) {
                draw(scope, Path.of(asked.value(SVG)));
            }
        });
    }

    public static void fill(Scope scope, Capture capture, Page page) {
        page.table(ResultTable.of(scope))
                .table(PcpuClockTable.of(scope))
                .table(PlaceTables.steps(scope))
                .table(BoundTable.of(scope))
                .table(PlaceTables.blind(scope))
                .table(PlaceTables.undecided(scope))
                .table(KindTable.of(scope))
                .table(EvidenceTable.of(scope))
                .table(ContradictionTable.of(scope, capture));
        if (!scope.isWhole()) {
            page.note("From --from to --to: steps, places where one would go unseen, what could not be decided, and"
                    + " contradictions. All else is of the whole capture, because clocks are found from the whole.");
        }
        page.note("Clocks: " + scope.analysis().alignment().mode().meaning() + ".");
        if (scope.analysis().alignment().pcpus().size() > Aligner.ALL_PAIRS) {
            page.note("Of more than " + Aligner.ALL_PAIRS
                    + " clocks each is held only against the first and those with which it shares most vcpus:"
                    + " bounds are true, but wider than they could be, and more may be left contradicted.");
        }
        page.note("The rate of the TSC is " + scope.analysis().rate().source().meaning() + ".");
    }

    private static void draw(Scope scope, Path file) {
        try (Output out = Output.toFile(file)) {
            out.writer().write(new OffsetChart(scope).svg());
            out.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
