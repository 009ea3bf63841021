package io.xenscope.report.export;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.Problems;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.tables.CaptureFacts;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Wanted;
import io.xenscope.report.wall.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the spans of a capture for the tools that show spans. */
public final class Export implements Command {
    private static final Set<SpanKind> BESIDE_ACTIVATIONS =
            Set.of(SpanKind.IDLE, SpanKind.LOSS, SpanKind.DOMAIN, SpanKind.CONTEXT);

    private static final Option MAX_SPANS = Option.value("", "max-spans", "N", "at most N spans, 0 for all");
    private static final Option SPLIT = Option.value("", "split", "N", "a new file every N spans");

    private static final Option CONTEXT =
            Option.value("", "context", "FILE", "add spans that a toolstack logged, as JSON lines");

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "spans for viewers: jaeger, zipkin, otlp, perfetto and more";
    }

    @Override
    public String example() {
        return "export jaeger --dom 1 -o boot.json boot.xen";
    }

    @Override
    public String operands() {
        return "FORMAT CAPTURE";
    }

    @Override
    public List<Option> options() {
        List<Option> own = new ArrayList<>(List.of(
                CommonOptions.DOM,
                CommonOptions.VCPU,
                CommonOptions.FROM,
                CommonOptions.TO,
                MAX_SPANS,
                SPLIT,
                CONTEXT));
        own.addAll(WallClock.OPTIONS);
        return CommonOptions.stream(own.toArray(Option[]::new));
    }

    @Override
    public String notes() {
        return "FORMAT: " + ExportFormats.names() + "\n or " + ExportFormats.EVERY
                + ": each of them, into the directory -o\n";
    }

    @Override
    public boolean writesSeveral(Invocation asked) {
        return asked.has(SPLIT)
                || asked.operands().stream().findFirst().orElse("").equals(ExportFormats.EVERY);
    }

    @Override
    public int run(Invocation asked) throws IOException {
        List<ExportFormat> formats = formats(asked);
        boolean isEvery = formats.size() > 1;
        long split = asked.has(SPLIT) ? spans(asked, SPLIT) : Long.MAX_VALUE;
        DocumentFiles files = new DocumentFiles(asked, isEvery, asked.has(SPLIT));
        WallClock.check(asked);
        String name = asked.captures(1).get(0).toString();
        try (Capture capture = Capture.open(name, asked.threads());
                Analysis analysis =
                        Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))) {
            tellCaveats(asked, analysis);
            SpanFacts facts = new SpanFacts(capture, analysis, TimeOrigin.of(asked, capture, analysis));
            ActivationLimits limits = Wanted.activations(asked, analysis, BESIDE_ACTIVATIONS);
            SizeEstimate size = new SizeEstimate(analysis, limits);
            try (Documents documents = new Documents()) {
                for (ExportFormat format : formats) {
                    size.warn(asked, format, maxSpans(asked, format), split);
                    documents.add(new Document(format, files, facts, maxSpans(asked, format), split));
                }
                Problems problems = Activations.read(
                        capture, analysis, limits, context(asked, analysis), asked.threads(), documents::write);
                problems.list()
                        .forEach(problem -> asked.warn(
                                problem.count() + " times: " + problem.kind().meaning()));
                documents.complete();
                documents.report(asked);
            }
            return asked.exit(new CaptureFacts(analysis).isClean());
        }
    }

    private static List<ContextSpan> context(Invocation asked, Analysis analysis) throws IOException {
        if (!asked.has(CONTEXT)) {
            return List.of();
        }
        ContextFile file = ContextFile.read(Path.of(asked.value(CONTEXT)), analysis);
        if (file.bad() > 0) {
            asked.warn(asked.value(CONTEXT) + ": " + file.bad()
                    + " lines or spans left out: no such object, an end before or without a begin, or no end");
        }
        return file.spans();
    }

    /** What the document itself has no place for. */
    private static void tellCaveats(Invocation asked, Analysis analysis) {
        if (!analysis.extent().complete()) {
            asked.warn(analysis.extent().name() + ": the file is cut or damaged: "
                    + analysis.problems().bytesSkipped() + " of "
                    + analysis.extent().fileBytes() + " bytes could not be read; 'xenscope info' tells where");
        }
        if (analysis.rate().source() == TscRate.Source.ASSUMED
                && analysis.extent().windows() > 0) {
            asked.warn("TSC rate ASSUMED to be " + Math.round(analysis.rate().hz() / 1e6)
                    + " MHz: every time written may be wrong by one factor; give --cpu-hz");
        }
    }

    private static List<ExportFormat> formats(Invocation asked) {
        List<String> operands = asked.operands();
        List<ExportFormat> formats = ExportFormats.named(operands.isEmpty() ? "" : operands.get(0));
        if (asked.captures(1).size() != 1) {
            throw new UsageException("export takes one capture");
        }
        return formats;
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
            // told below, as any other value that is no number of spans
        }
        throw new UsageException(option.longForm() + " " + text + ": not a number of spans");
    }
}
