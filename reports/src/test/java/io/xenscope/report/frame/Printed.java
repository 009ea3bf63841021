package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.track.Readings;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** What people read of a made capture whose ticks are nanoseconds. */
public final class Printed {
    private Printed() {}

    /** The whole page as text. */
    public static String text(TraceMaker trace, BiConsumer<Scope, Page> content) {
        return print(trace, content, "");
    }

    /** One table of it as CSV. */
    public static String csv(TraceMaker trace, BiConsumer<Scope, Page> content, String table) {
        return print(trace, content, table);
    }

    /** One table, as CSV, of a report for which records are read again. */
    public static String study(TraceMaker trace, Reports.StudyMaker maker, String table) {
        return study(trace, maker, table, null);
    }

    /** The same of a part of the capture, in ticks; null for all of it. */
    public static String study(TraceMaker trace, Reports.StudyMaker maker, String table, Range range) {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            Scope whole = Scope.whole(analysis);
            Study study = maker.make(analysis, range == null ? whole : whole.within(range));
            Readings readings = new Readings(capture, analysis);
            study.follow(readings);
            readings.run(1);
            return print(analysis, study::fill, table, range);
        }
    }

    private static String print(TraceMaker trace, BiConsumer<Scope, Page> content, String table) {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
            return print(analysis, content, table, null);
        }
    }

    private static String print(Analysis analysis, BiConsumer<Scope, Page> content, String table, Range range) {
        boolean brief = table.isEmpty();
        StringWriter out = new StringWriter();
        try {
            Page page = new CaptureFacts(analysis).page("xenscope.summary/1");
            Scope whole = new Scope(analysis, (domain, vcpu) -> domain != 0x7FFF, true, OptionalInt.empty(), brief);
            content.accept(range == null ? whole : whole.within(range), page);
            Format format = brief ? Format.TEXT : Format.CSV;
            format.printer().print(brief ? page : page.only(table), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
