package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Accounts;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.make.RangeReading;
import io.xenscope.analyze.track.Readings;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.fault.CaptureException;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The way from the captures that were asked for to a printed page for each. */
public final class Reports {
    private static final Columns<Range> RANGE =
            Columns.<Range>group().moment("from_ns", Range::from).moment("to_ns", Range::to);

    private Reports() {}

    /** Analyses each capture, lets {@code content} fill its page and prints that; returns the exit code. */
    public static int print(Invocation asked, String schema, BiConsumer<Scope, Page> content) throws IOException {
        return print(asked, schema, clocks(asked), content);
    }

    /** The same, with the clocks as the command needs them. */
    public static int print(Invocation asked, String schema, Clocks clocks, BiConsumer<Scope, Page> content)
            throws IOException {
        return printRead(asked, schema, clocks, (capture, analysis) -> {
            // The content has no hold of the capture: nobody is going to read it any more.
            capture.release();
            return content;
        });
    }

    /** The same, with the accounts of the range that was asked for: where that is a part, records are read again. */
    public static int printAccounts(Invocation asked, String schema, BiConsumer<Scope, Page> content)
            throws IOException {
        return printAccounts(asked, schema, capture -> content);
    }

    /** The same, where the content needs to know what the capture was found in. */
    public static int printAccounts(
            Invocation asked, String schema, Function<Capture, BiConsumer<Scope, Page>> contentOf) throws IOException {
        return printTracked(asked, schema, (capture, analysis) -> contentOf.apply(capture));
    }

    /** The same, where the content needs to read records itself. */
    public static int printTracked(Invocation asked, String schema, Reading reading) throws IOException {
        return printRead(asked, schema, clocks(asked), (capture, analysis) -> {
            BiConsumer<Scope, Page> content = reading.read(capture, analysis);
            Accounts accounts = asked.range().isWhole()
                    ? Accounts.of(analysis)
                    : RangeReading.read(capture, analysis, Scope.range(asked.range(), analysis), asked.threads());
            capture.release();
            return (scope, page) -> content.accept(scope.with(accounts), page);
        });
    }

    /** Makes the study of a capture for what was asked for. */
    public interface StudyMaker {
        Study make(Analysis analysis, Scope scope);
    }

    /** Analyses each capture, reads again what a study needs, and prints what that found. */
    public static int study(Invocation asked, String schema, StudyMaker maker) throws IOException {
        return each(asked, capture -> {
            try (Analysis analysis = Analyzer.analyze(capture, asked.threads(), rate(asked), clocks(asked))) {
                Filters.check(asked, analysis);
                Study study = maker.make(analysis, Scope.of(analysis, asked));
                Readings readings = new Readings(capture, analysis);
                study.follow(readings);
                readings.run(asked.threads());
                return print(asked, schema, analysis, study::fill);
            }
        });
    }

    /** What is to receive a capture besides its analysis, found by reading its records again. */
    public interface Reading {
        BiConsumer<Scope, Page> read(Capture capture, Analysis analysis);
    }

    /** Analyses each capture, lets {@code reading} go through it once more, and prints what that found. */
    public static int printRead(Invocation asked, String schema, Reading reading) throws IOException {
        return printRead(asked, schema, clocks(asked), reading);
    }

    /** The same, with the clocks as the command needs them. */
    public static int printRead(Invocation asked, String schema, Clocks clocks, Reading reading) throws IOException {
        return each(asked, capture -> {
            try (Analysis analysis = Analyzer.analyze(capture, asked.threads(), rate(asked), clocks)) {
                Filters.check(asked, analysis);
                return print(asked, schema, analysis, reading.read(capture, analysis));
            }
        });
    }

    /** Says on stderr where a file is cut or damaged. */
    public static void warnIfIncomplete(Invocation asked, Overview overview) {
        if (!overview.extent().complete()) {
            warn(asked, overview, new Caveats(overview, new CaptureFacts(overview)).incomplete());
        }
    }

    /**
     * Opens the captures that were asked for in turn and lets {@code report} answer; returns the exit code. One of
     * several that cannot be read is named, and the others are reported all the same.
     */
    public static int each(Invocation asked, CaptureReport report) throws IOException {
        boolean[] answered = {false};
        return each(asked, asked.captures(), capture -> {
            if (answered[0] && asked.format() == Format.TEXT) {
                asked.output().emptyLine();
            }
            boolean clean = report.answer(capture);
            answered[0] = true;
            return clean;
        });
    }

    /** The same for these captures, with nothing between the answers. */
    public static int each(Invocation asked, List<Path> captures, CaptureReport report) throws IOException {
        boolean clean = true;
        int exit = Exit.OK;
        RuntimeException refused = null;
        int answered = 0;
        for (Path path : captures) {
            try (Capture capture = asked.open(path)) {
                clean &= report.answer(capture);
                answered++;
            } catch (CaptureException fault) {
                exit = Exit.INPUT;
                tell(asked, refused);
                refused = fault;
            } catch (UsageException fault) {
                if (!fault.isOfOneCapture()) {
                    throw fault;
                }
                exit = Math.max(exit, Exit.USAGE);
                tell(asked, refused);
                refused = fault;
            }
        }
        if (refused == null) {
            return asked.exit(clean);
        }
        if (answered == 0) {
            throw refused;
        }
        tell(asked, refused);
        return exit;
    }

    private static void tell(Invocation asked, RuntimeException refused) {
        if (refused != null) {
            asked.fault(refused instanceof CaptureException fault ? fault.line() : refused.getMessage());
        }
    }

    private static boolean print(Invocation asked, String schema, Analysis analysis, BiConsumer<Scope, Page> content)
            throws IOException {
        CaptureFacts facts = new CaptureFacts(analysis);
        warnIfIncomplete(asked, analysis);
        Page page = facts.page(schema);
        Scope scope = Scope.of(analysis, asked);
        if (!asked.range().isWhole()) {
            page.facts(RANGE, scope, scope.range());
        }
        Filters.state(asked, scope, page);
        content.accept(scope, page);
        TrustMarks.mark(analysis, page);
        asked.print(page);
        return facts.isClean();
    }

    /** Says on stderr what a page would say of the capture, for commands whose answer is none. */
    public static void warn(Invocation asked, Overview overview) {
        new Caveats(overview, new CaptureFacts(overview)).all().forEach(text -> warn(asked, overview, text));
    }

    /** The same of the TSC rate only. */
    public static void warnOfRate(Invocation asked, Overview overview) {
        new Caveats(overview, new CaptureFacts(overview)).ofRate().forEach(text -> warn(asked, overview, text));
    }

    /** The same without what spans tell themselves. */
    public static void warnBesideSpans(Invocation asked, Overview overview) {
        new Caveats(overview, new CaptureFacts(overview)).besideSpans().forEach(text -> warn(asked, overview, text));
    }

    /** Says on stderr what readers of times across pcpus must know, for answers that have no place for it. */
    public static void warnOfClocks(Invocation asked, Overview overview) {
        SafeBound.warnings(overview).forEach(text -> warn(asked, overview, text));
    }

    private static void warn(Invocation asked, Overview overview, String text) {
        asked.warn(overview.extent().name() + ": " + text);
    }

    /** Aligned where they must be, unless options say otherwise. */
    public static Clocks clocks(Invocation asked) {
        return asked.has(CommonOptions.NO_ALIGN) ? Clocks.AS_RECORDED : Clocks.ALIGNED;
    }

    /** The rate that the user gave; null where the capture itself is to tell. */
    public static TscRate rate(Invocation asked) {
        OptionalLong hz = asked.cpuHz();
        return hz.isPresent() ? TscRate.given(hz.getAsLong()) : null;
    }
}
