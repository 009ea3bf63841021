package io.xenscope.report.html;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.SlowSpans;
import io.xenscope.format.Capture;
import io.xenscope.report.clock.ClockReport;
import io.xenscope.report.findings.Evidence;
import io.xenscope.report.findings.Finding;
import io.xenscope.report.findings.Findings;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.html.data.PageData;
import io.xenscope.report.info.Info;
import io.xenscope.report.latency.Latency;
import io.xenscope.report.latency.LatencyRow;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.StackTree;
import io.xenscope.report.spans.TimeOrigin;
import io.xenscope.report.summary.Summary;
import io.xenscope.report.table.Page;
import io.xenscope.report.top.Top;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Everything that is on the page of one capture, from those who know it: reports for their tables, {@link Findings}, the accounts of
 * waits, {@link PageData} for what scripts draw.
 *
 * @param scope with all rows
 * @param rows with as many rows of a table as a page shows
 * @param stacks of activations that begin in the range
 * @param isAligned whether clocks would have been aligned, had a record contradicted them
 * @param logs what companions say; null where none was given
 */
record PageContent(
        Scope scope,
        Scope rows,
        Evidence evidence,
        List<Finding> findings,
        List<LatencyRow> latencies,
        PageData data,
        StackTree stacks,
        Page summary,
        Page top,
        Page info,
        Page clock,
        boolean isAligned,
        LogContent logs) {
    /** Rows of a table; the rest is for the command that is named below it. */
    static final int MOST_ROWS = 200;

    /** The part of a page's bytes that columns may take. */
    private static final double COLUMNS = 0.65;

    static PageContent of(Capture capture, Scope asked, int threads, long bytes, boolean isAligned, LogContent logs) {
        Scope rows = asked.first(MOST_ROWS);
        Analysis analysis = asked.analysis();
        Evidence evidence = Evidence.of(capture, rows, threads);
        List<Finding> findings = Findings.all(evidence);
        List<Range> moments =
                findings.stream().map(Finding::when).filter(Objects::nonNull).toList();
        Range range = asked.range();
        StackTree stacks = new StackTree(facts(capture, analysis, range));
        SlowSpans slowest = Top.slowest(analysis, range.from(), range.endsBefore());
        PageData data = PageData.collect(capture, rows, threads, (long) (bytes * COLUMNS), moments, activation -> {
            if (range.includes(activation.begin(0))) {
                stacks.add(activation);
                slowest.accept(activation);
            }
        });
        slowest.finish();
        return new PageContent(
                asked,
                rows,
                evidence,
                findings,
                Latency.byDomain(rows),
                data,
                stacks,
                page(Summary.SCHEMA, page -> Summary.fill(rows, page)),
                page(Top.SCHEMA, page -> Top.fill(rows, page, slowest)),
                page(Info.SCHEMA, page -> Info.fill(rows, page)),
                page(ClockReport.SCHEMA, page -> ClockReport.fill(rows, capture, page)),
                isAligned,
                logs);
    }

    private static SpanFacts facts(Capture capture, Analysis analysis, Range range) {
        ActivationLimits limits =
                new ActivationLimits(vcpu -> true, range.from(), range.endsBefore(), Integer.MAX_VALUE);
        return new SpanFacts(capture, analysis, TimeOrigin.of(analysis), limits);
    }

    private static Page page(String schema, Consumer<Page> filled) {
        Page page = new Page(schema);
        filled.accept(page);
        return page;
    }

    Analysis analysis() {
        return scope.analysis();
    }
}
