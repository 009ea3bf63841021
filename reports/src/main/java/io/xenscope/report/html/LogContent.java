package io.xenscope.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.companions.LongestLogged;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.html.data.LogLanes;
import io.xenscope.report.table.Page;
import io.xenscope.report.xenstore.Xenstore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What logs beside the capture say: the spans for the time line, and tables.
 *
 * @param companions as they were placed
 * @param options as a shell takes them, those of each companion
 * @param lanes of the time line
 * @param store the tables of {@code xenstore}; null without a log of xenstored
 * @param logs how each log was placed, and the longest spans of those that are not of xenstored
 */
record LogContent(List<Companion> companions, List<String> options, LogLanes lanes, Page store, Page logs) {
    /** The part of a page's bytes that spans of logs may take. */
    private static final double SHARE = 0.1;

    /** Functions and system calls that are shorter are left out of logs that have too many, as exports do. */
    private static final long SHORTEST = 100_000;

    static LogContent of(Invocation asked, Scope scope, With with, long bytes) {
        Scope rows = scope.first(PageContent.MOST_ROWS);
        List<List<ContextSpan>> byLog = new ArrayList<>();
        long leftOut = 0;
        for (Companion companion : with.all()) {
            CompanionSpans spans = spans(companion, scope);
            leftOut += spans.leftOut();
            byLog.add(spans.spans().stream()
                    .filter(span -> scope.overlaps(span.begin(), span.end()))
                    .toList());
        }
        Page store = null;
        if (!with.stores().isEmpty()) {
            store = new Page(Xenstore.SCHEMA);
            Xenstore.fill(rows, store, with.stores(), asked.domains(), PageContent.MOST_ROWS);
        }
        Page logs = new Page(FootPart.SCHEMA);
        if (with.stores().size() < with.all().size()) {
            logs.table(LongestLogged.of(rows, besideStores(with, byLog), PageContent.MOST_ROWS));
        }
        with.addTables(asked, rows, logs);
        return new LogContent(
                with.all(),
                options(asked.values(With.WITH), with.all()),
                LogLanes.of(byLog, leftOut, scope.range(), (long) (bytes * SHARE)),
                store,
                logs);
    }

    private static CompanionSpans spans(Companion companion, Scope scope) {
        CompanionSpans all = CompanionSpans.of(List.of(companion), scope.analysis(), 0);
        return all.leftOut() == 0 ? all : CompanionSpans.of(List.of(companion), scope.analysis(), SHORTEST);
    }

    /** Requests to xenstored have a table of their own, which says how long they took only where their log does. */
    private static List<ContextSpan> besideStores(With with, List<List<ContextSpan>> byLog) {
        List<ContextSpan> spans = new ArrayList<>();
        for (int i = 0; i < byLog.size(); i++) {
            if (with.all().get(i).store() == null) {
                spans.addAll(byLog.get(i));
            }
        }
        return spans;
    }

    /** Names of files without their directories, as captures are named on the page. */
    private static List<String> options(List<String> typed, List<Companion> companions) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < companions.size(); i++) {
            String file = companions.get(i).name();
            String hints = typed.get(i).substring(0, typed.get(i).length() - file.length());
            String name = file.equals("-") ? file : CaptureName.file(file);
            options.add("--with " + CaptureName.shellWord(hints + name));
        }
        return options;
    }

    /** All options in one line. */
    String allOptions() {
        return options.stream().collect(Collectors.joining(" "));
    }

    /** Writes the fields into an object that is open. */
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("logs");
        for (int i = 0; i < companions.size(); i++) {
            Companion companion = companions.get(i);
            json.writeStartArray();
            json.writeString(CaptureName.file(companion.name()));
            json.writeString(companion.kind().key());
            json.writeString(companion.times().ground().key());
            json.writeString(options.get(i));
            json.writeEndArray();
        }
        json.writeEndArray();
        lanes.write(json);
    }
}
