package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.Survey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The way from the captures that were asked for to a printed page for each. */
public final class Reports {
    private Reports() {}

    /** Analyses each capture, lets {@code content} fill its page and prints that; returns the exit code. */
    public static int print(Invocation asked, String schema, BiConsumer<Scope, Page> content) throws IOException {
        return print(asked, schema, clocks(asked), content);
    }

    /** The same, with the clocks as the command needs them. */
    public static int print(Invocation asked, String schema, Clocks clocks, BiConsumer<Scope, Page> content)
            throws IOException {
        boolean clean = true;
        boolean first = true;
        for (Path path : asked.captures()) {
            separate(asked, first);
            first = false;
            try (Capture capture = Capture.open(path, asked.threads());
                    Analysis analysis = Analyzer.analyze(capture, asked.threads(), rate(asked), clocks)) {
                clean &= print(asked, schema, analysis, content);
            }
        }
        return asked.exit(clean);
    }

    /** Analyses each capture, lets a study of it follow its records in the order of time, and prints what that found. */
    public static int print(Invocation asked, String schema, Function<Survey, Study> maker) throws IOException {
        boolean clean = true;
        boolean first = true;
        for (Path path : asked.captures()) {
            separate(asked, first);
            first = false;
            try (Capture capture = Capture.open(path, asked.threads());
                    Survey survey = Analyzer.survey(capture, asked.threads(), rate(asked), clocks(asked))) {
                Study study = maker.apply(survey);
                HostWalk walk = new HostWalk(capture, survey);
                study.follow(walk);
                walk.run();
                clean &= print(asked, schema, survey.analysis(), study::fill);
            }
        }
        return asked.exit(clean);
    }

    /** What is to be told of a capture besides its analysis, found by reading its records again. */
    public interface Reading {
        BiConsumer<Scope, Page> read(Capture capture, Analysis analysis);
    }

    /** Analyses each capture, lets {@code reading} go through it once more, and prints what that found. */
    public static int printRead(Invocation asked, String schema, Reading reading) throws IOException {
        boolean clean = true;
        boolean first = true;
        for (Path path : asked.captures()) {
            separate(asked, first);
            first = false;
            try (Capture capture = Capture.open(path);
                    Analysis analysis = Analyzer.analyze(capture, asked.threads(), rate(asked), clocks(asked))) {
                clean &= print(asked, schema, analysis, reading.read(capture, analysis));
            }
        }
        return asked.exit(clean);
    }

    /** Says on stderr where a file is cut or damaged. */
    public static void warnIfIncomplete(Invocation asked, Analysis analysis) {
        if (!analysis.extent().complete()) {
            asked.warn(
                    analysis.extent().name() + ": " + new Caveats(analysis, new CaptureFacts(analysis)).incomplete());
        }
    }

    private static void separate(Invocation asked, boolean first) throws IOException {
        if (!first && asked.format() == Format.TEXT) {
            asked.output().writer().write("\n");
        }
    }

    private static boolean print(Invocation asked, String schema, Analysis analysis, BiConsumer<Scope, Page> content)
            throws IOException {
        CaptureFacts facts = new CaptureFacts(analysis);
        warnIfIncomplete(asked, analysis);
        Page page = facts.page(schema);
        content.accept(Scope.of(analysis, asked), page);
        asked.print(page);
        return facts.isClean();
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
