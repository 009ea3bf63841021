package io.xenscope.report.latency;

import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Page;
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

    private static final Option LIST = Option.flag("", "list", "name every latency, and where it is shown, instead");
    private static final Option EVERY =
            Option.value("", "every", "TIME", "percentiles, and intervals of --hlog, each 100ms, too");
    private static final Option HEAT = Option.flag("", "heat", "counts by duration over time; of all unless --by");
    static final Option FROM_EVENT = Option.value("", "from-event", "GLOB", "instead: from these events ...")
            .takes(Choices.of(Choices.Kind.EVENTS));
    static final Option TO_EVENT =
            Option.value("", "to-event", "GLOB", "... to the next of these ...").takes(Choices.of(Choices.Kind.EVENTS));
    private static final List<String> KEYS = List.of("pcpu", "vcpu", "domain");
    private static final Option KEY = Option.value(
                    "", "key", "WHAT", "... about the same pcpu, vcpu (default) or domain")
            .oneOf(KEYS);

    /** Characters of a line of a heat map beside its shades. */
    private static final int BESIDE_HEAT = 48;

    private static final int LEAST_HEAT = 16;
    private static final int USUAL_HEAT = 64;
    private static final int MOST_HEAT = 200;

    public static final Command COMMAND = Command.of(
                    "latency", "percentiles and histograms of waits, runs and VM exits")
            .question(Question.WAITING)
            .example("latency --by vcpu --dom 1 --histogram boot.xen")
            .report(
                    BY,
                    HISTOGRAM,
                    HEAT,
                    EVERY,
                    FROM_EVENT,
                    TO_EVENT,
                    KEY,
                    LIST,
                    HGRM,
                    HLOG,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU)
            .does(Latency::run);

    private Latency() {}

    private static int run(Invocation asked) throws IOException {
        if (asked.has(LIST)) {
            asked.print(new Page(SCHEMA).table(LatencyNames.table()));
            return Exit.OK;
        }
        PairStudy.Asked pair = pair(asked);
        LatencyPage form = new LatencyPage(
                levels(asked, pair), asked.has(HISTOGRAM), files(asked), asked.nanos(EVERY, 0), heat(asked));
        if (pair != null) {
            return Reports.study(asked, SCHEMA, (analysis, scope) -> new PairStudy(analysis, scope, form, pair));
        }
        if (asked.range().isWhole() && !form.levels().contains(Level.PCPU) && !form.isTimed()) {
            return Reports.print(asked, SCHEMA, (scope, page) -> form.fill(scope, page));
        }
        return Reports.study(asked, SCHEMA, (analysis, scope) -> new LatencyStudy(scope, form));
    }

    /** The latencies of all vcpus asked for, and by domain: by name, all before domains. */
    public static List<LatencyRow> byDomain(Scope scope) {
        return LatencyRows.of(EnumSet.of(Level.ALL, Level.DOM), scope);
    }

    /** The table of such rows. */
    public static Table table(Scope scope, List<LatencyRow> rows) {
        return new LatencyTables(scope, EnumSet.of(Level.ALL, Level.DOM), rows).percentiles();
    }

    /** Null where no pair of events was asked for. */
    private static PairStudy.Asked pair(Invocation asked) {
        boolean from = asked.has(FROM_EVENT);
        if (from != asked.has(TO_EVENT) || !from && asked.has(KEY)) {
            throw new UsageException("latency: --from-event and --to-event go together, and --key with them");
        }
        if (!from) {
            return null;
        }
        int key = asked.has(KEY) ? KEYS.indexOf(asked.word(KEY, KEYS)) : EventPairs.By.VCPU.ordinal();
        return new PairStudy.Asked(asked.value(FROM_EVENT), asked.value(TO_EVENT), EventPairs.By.values()[key]);
    }

    /** As many columns as fit beside what a line is about. */
    private static int heat(Invocation asked) {
        if (!asked.has(HEAT)) {
            return 0;
        }
        int width = asked.layout().width();
        return width == 0 ? USUAL_HEAT : Math.max(LEAST_HEAT, Math.min(MOST_HEAT, width - BESIDE_HEAT));
    }

    private static Set<Level> levels(Invocation asked, PairStudy.Asked pair) {
        if (asked.has(BY)) {
            return Set.of(Level.of(asked.word(BY, Level.WORDS)));
        }
        if (asked.has(HISTOGRAM) || asked.has(HEAT) || asked.has(EVERY)) {
            return Set.of(Level.ALL);
        }
        return pair != null && pair.by() == EventPairs.By.PCPU ? Set.of(Level.ALL, Level.PCPU) : Level.USUAL;
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
