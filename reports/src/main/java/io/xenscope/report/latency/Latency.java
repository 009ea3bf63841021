package io.xenscope.report.latency;

import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code latency}: the percentiles of every duration that has a name. */
public final class Latency {
    public static final String SCHEMA = "xenscope.latency/1";

    static final Option BY = Option.value("", "by", "LEVEL", "all, dom, vcpu or pcpu; default: the first three")
            .oneOf(Level.WORDS);
    private static final Option HISTOGRAM = Option.flag("", "histogram", "counts by duration, too; of all unless --by");
    private static final Option HGRM =
            Option.value("", "hgrm", "DIR", "HdrHistogram's percentile files, one for each row");
    private static final Option HLOG = Option.value("", "hlog", "FILE", "a log of HdrHistogram, of all rows");

    public static final Command COMMAND = Command.of(
                    "latency", "percentiles and histograms of waits, runs and VM exits")
            .question(Question.WAITING)
            .example("latency --by vcpu --dom 1 --histogram boot.xen")
            .report(
                    BY,
                    HISTOGRAM,
                    HGRM,
                    HLOG,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU)
            .does(Latency::run);

    private Latency() {}

    private static int run(Invocation asked) throws IOException {
        LatencyPage form = new LatencyPage(levels(asked), asked.has(HISTOGRAM), files(asked));
        if (asked.range().isWhole() && !form.levels().contains(Level.PCPU)) {
            return Reports.print(asked, SCHEMA, (scope, page) -> form.fill(scope, page));
        }
        return Reports.study(asked, SCHEMA, (survey, scope) -> new LatencyStudy(scope, form));
    }

    /** The latencies of all vcpus asked for, and by domain: by name, all before domains. */
    public static List<LatencyRow> byDomain(Scope scope) {
        return LatencyRows.of(EnumSet.of(Level.ALL, Level.DOM), scope);
    }

    /** The table of such rows. */
    public static Table table(Scope scope, List<LatencyRow> rows) {
        return new LatencyTables(scope, EnumSet.of(Level.ALL, Level.DOM), rows).percentiles();
    }

    private static Set<Level> levels(Invocation asked) {
        if (asked.has(BY)) {
            return Set.of(Level.of(asked.word(BY, Level.WORDS)));
        }
        return asked.has(HISTOGRAM) ? Set.of(Level.ALL) : Level.USUAL;
    }

    private static HistogramFiles files(Invocation asked) {
        if (!asked.has(HGRM) && !asked.has(HLOG)) {
            return null;
        }
        if (asked.captures().size() > 1) {
            throw new UsageException("latency: --hgrm and --hlog write of one capture");
        }
        return new HistogramFiles(path(asked, HGRM), path(asked, HLOG));
    }

    private static Path path(Invocation asked, Option option) {
        return asked.has(option) ? Path.of(asked.value(option)) : null;
    }
}
