package io.xenscope.report.export;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.companion.join.SpanTying;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.LoggedSpans;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.format.Capture;
import io.xenscope.format.Problems;
import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.companions.With;
import io.xenscope.report.context.ContextFile;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Filters;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Wanted;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.TimeOrigin;
import io.xenscope.report.sql.SqlEngine;
import io.xenscope.report.wall.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the spans of a capture for the tools that show spans. */
public final class Export {
    private static final Option MAX_SPANS = Option.value("", "max-spans", "N", "at most N spans, 0 for all");
    private static final Option SPLIT = Option.value("", "split", "N", "a new file every N spans");

    private static final Option CONTEXT =
            Option.value("", "context", "FILE", "add spans that a toolstack logged, as JSON lines");

    private static final Option COMPANION_MIN =
            Option.value("", "companion-min", "TIME", "syscalls, functions of logs from this on (100us)");

    private static final long LONG = 100_000;

    public static final Command COMMAND = Command.of(
                    "export", "spans for viewers: jaeger, zipkin, otlp, perfetto and more")
            .question(Question.OUT)
            .example("export jaeger --dom 1 -o boot.json boot.xen")
            .operands("FORMAT CAPTURE...", Choices.words(ExportFormats.words()))
            .notes("FORMAT: " + ExportFormats.names() + ",\n flamegraph, parquet, duckdb (see sql), "
                    + ExportFormats.EVERY + "; all, several captures: -o DIR\n"
                    + "csv, of all commands: texts that begin with = + - @ get an apostrophe\n")
            .stream(
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    MAX_SPANS,
                    SPLIT,
                    CONTEXT,
                    With.WITH,
                    With.SHOW,
                    COMPANION_MIN,
                    WallClock.WALL,
                    WallClock.START)
            .writesSeveral(asked -> asked.has(SPLIT)
                    || asked.operands().size() > 2
                    || isOfTables(asked)
                    || asked.operands().stream().findFirst().orElse("").equals(ExportFormats.EVERY))
            .does(Export::run);

    private Export() {}

    private static boolean isOfTables(Invocation asked) {
        return !asked.operands().isEmpty()
                && ExportFormats.OF_TABLES.contains(asked.operands().get(0));
    }

    /** All tables of whole captures, by the optional module. */
    private static int exportTables(Invocation asked) throws IOException {
        String format = asked.operands().get(0);
        List<Path> captures = asked.captures(1);
        if (!asked.has(CommonOptions.OUTPUT)) {
            throw new UsageException("export " + format + " needs -o: "
                    + (format.equals(ExportFormats.PARQUET) ? "a directory" : "a file"));
        }
        if (!asked.filters().isEmpty() || asked.has(MAX_SPANS) || asked.has(SPLIT)) {
            throw new UsageException("export " + format
                    + " writes tables of whole captures; restrict queries of them instead, or cut the capture");
        }
        SqlEngine engine = SqlEngine.find("export " + format);
        return format.equals(ExportFormats.PARQUET)
                ? engine.exportParquet(asked, captures)
                : engine.exportDatabase(asked, captures);
    }

    private static int run(Invocation asked) throws IOException {
        if (isOfTables(asked)) {
            return exportTables(asked);
        }
        List<ExportFormat> formats = ExportFormats.named(
                asked.operands().isEmpty() ? "" : asked.operands().get(0));
        List<Path> captures = asked.captures(1);
        long split = asked.has(SPLIT) ? spans(asked, SPLIT) : Long.MAX_VALUE;
        DocumentFiles files = new DocumentFiles(asked, formats.size() > 1, asked.has(SPLIT), captures.size());
        for (ExportFormat format : formats) {
            maxSpans(asked, format);
        }
        WallClock.check(asked);
        if (asked.has(CONTEXT) && captures.size() > 1) {
            throw new UsageException("--context is the log of one capture, and here are " + captures.size());
        }
        With with = With.open(asked);
        try {
            return with.exit(asked, Reports.each(asked, captures, capture -> {
                files.moveTo(Path.of(capture.name()));
                return export(asked, capture, formats, files, split, with);
            }));
        } finally {
            with.close();
        }
    }

    /** Writes the spans of one capture in all formats; returns whether the capture is clean. */
    private static boolean export(
            Invocation asked, Capture capture, List<ExportFormat> formats, DocumentFiles files, long split, With with)
            throws IOException {
        try (Analysis analysis =
                        Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked));
                Documents documents = new Documents()) {
            Filters.check(asked, analysis);
            Reports.warnBesideSpans(asked, analysis);
            Reports.warnOfClocks(asked, analysis);
            ActivationLimits limits = Wanted.activations(asked, analysis, Wanted.BESIDE_ACTIVATIONS);
            TimeOrigin origin = TimeOrigin.of(asked, capture, analysis);
            SpanFacts facts = new SpanFacts(capture, analysis, origin, limits).filteredBy(asked.filters());
            facts = others(with).isEmpty() ? facts : facts.withLogs();
            if (!asked.filters().isEmpty()) {
                asked.say("filters " + asked.filters());
            }
            String whose = asked.captures(1).size() > 1 ? capture.name() + ": " : "";
            if (formats.stream().anyMatch(format -> format.viewer().isOnCalendar())) {
                origin.warn(asked, whose);
            }
            SizeEstimate size = new SizeEstimate(analysis, limits);
            Map<Long, SlowestTraces> all = slowest(asked, capture, analysis, limits, formats, size);
            for (ExportFormat format : formats) {
                long most = maxSpans(asked, format);
                size.warn(asked, format, most, split);
                Budget budget = new Budget(all.get(most));
                documents.add(new Document(format, files, facts, budget, split));
            }
            Contexts contexts = contexts(asked, analysis, with);
            LoggedSpans logged = companions(asked, capture, analysis, with);
            Problems problems = Activations.readSlices(
                    capture, analysis, limits, contexts.spans, logged, asked.threads(), documents);
            problems.list()
                    .forEach(problem -> asked.warn(whose + problem.count() + " times: "
                            + problem.kind().meaning()));
            documents.complete();
            documents.report(asked, whose);
            return new CaptureFacts(analysis).isClean() && contexts.areClean;
        }
    }

    /**
     * What there is to choose from, by how many spans are kept at most; nothing where all fit. That takes a reading of its own, which
     * writes nothing.
     */
    private static Map<Long, SlowestTraces> slowest(
            Invocation asked,
            Capture capture,
            Analysis analysis,
            ActivationLimits limits,
            List<ExportFormat> formats,
            SizeEstimate size) {
        Map<Long, SlowestTraces> all = new TreeMap<>();
        for (ExportFormat format : formats) {
            long most = maxSpans(asked, format);
            if (size.mayExceed(most)) {
                all.computeIfAbsent(most, SlowestTraces::new);
            }
        }
        if (!all.isEmpty()) {
            Activations.read(
                    capture,
                    analysis,
                    limits,
                    asked.threads(),
                    trace -> all.values().forEach(one -> one.count(trace)));
        }
        return all;
    }

    /** What companions say as spans, tied to those of the capture. */
    private static LoggedSpans companions(Invocation asked, Capture capture, Analysis analysis, With with) {
        if (with.isEmpty()) {
            return LoggedSpans.none();
        }
        with.place(asked, capture, analysis);
        with.tell(asked);
        List<Companion> others = others(with);
        CompanionSpans companions = CompanionSpans.of(others, analysis, asked.nanos(COMPANION_MIN, LONG));
        if (companions.leftOut() > 0) {
            asked.warn(companions.leftOut() + " spans of logs left out: more than " + CompanionSpans.MOST
                    + "; give a larger --companion-min");
        }
        return SpanTying.of(others, companions, capture, analysis, asked.threads());
    }

    /** Spans that a toolstack named itself, and whether all lines of its logs made sense. */
    private record Contexts(List<ContextSpan> spans, boolean areClean) {}

    private static boolean isContext(Companion companion) {
        return companion.kind() == LogKind.XENTRACE_CONTEXT;
    }

    /** Logs whose times have bounds: all but those of named spans. */
    private static List<Companion> others(With with) {
        return with.all().stream().filter(one -> !isContext(one)).toList();
    }

    /** Of {@code --context} and of such logs among the companions. */
    private static Contexts contexts(Invocation asked, Analysis analysis, With with) throws IOException {
        Map<String, ContextFile> files = new LinkedHashMap<>();
        if (asked.has(CONTEXT)) {
            files.put(asked.value(CONTEXT), ContextFile.read(Path.of(asked.value(CONTEXT)), analysis));
        }
        for (Companion companion : with.all()) {
            if (isContext(companion)) {
                files.put(companion.name(), ContextFile.of(companion.file(), analysis));
            }
        }
        List<ContextSpan> spans = new ArrayList<>();
        files.forEach((name, file) -> {
            spans.addAll(file.spans());
            if (file.bad() > 0) {
                asked.warn(name + ": " + file.bad()
                        + " lines left out: not one such object, an id twice, an end before or without a begin, or"
                        + " times outside the capture");
            }
        });
        return new Contexts(spans, files.values().stream().allMatch(file -> file.bad() == 0));
    }

    private static long maxSpans(Invocation asked, ExportFormat format) {
        return asked.has(MAX_SPANS) ? spans(asked, MAX_SPANS) : format.viewer().mostSpans();
    }

    /** A number of spans; 0 stands for any. */
    private static long spans(Invocation asked, Option option) {
        String text = asked.value(option);
        try {
            long spans = Long.parseLong(text);
            if (spans >= 0) {
                return spans == 0 ? Long.MAX_VALUE : spans;
            }
        } catch (NumberFormatException e) {
            // reported below, as any other value that is no number of spans
        }
        throw new UsageException(option.longForm() + " " + text + ": not a number of spans");
    }
}
