package io.xenscope.report.cut;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.vmcore.DumpOrigin;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Output;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.CaptureStems;
import io.xenscope.report.frame.Filters;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a smaller capture: an interval of time, some pcpus, some events. */
public final class Cut {
    private static final Option AFTER =
            Option.value("", "after", "FILE", "leave out what this capture of the same host has");

    public static final Command COMMAND = Command.of("cut", "a smaller capture: a range of time, some pcpus or events")
            .question(Question.OUT)
            .example("cut --from 1.5s --to 2s -o part.xen boot.xen")
            .stream(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.PCPU,
                    CommonOptions.EVENT,
                    EventFilter.CLASS,
                    AFTER)
            .writesSeveral(asked -> asked.captures().size() > 1)
            .notes("Several captures: -o DIR, where each becomes a capture of its own name.\n")
            .does(Cut::run);

    private Cut() {}

    private static int run(Invocation asked) throws IOException {
        boolean isSeveral = asked.captures().size() > 1;
        String output = asked.value(CommonOptions.OUTPUT);
        if (isSeveral && (output == null || output.equals("-"))) {
            throw new UsageException("cut of several captures needs -o DIRECTORY: each becomes a capture of its own");
        }
        if (isSeveral && asked.has(AFTER)) {
            throw new UsageException("--after is about one capture, and here are "
                    + asked.captures().size());
        }
        if (!asked.has(CommonOptions.OUTPUT) && Boolean.getBoolean("stdout.tty")) {
            throw new UsageException("cut writes binary data: give -o FILE, or send it on through a pipe");
        }
        if (asked.has(AFTER) && asked.has(CommonOptions.OUTPUT) && isSame(asked)) {
            throw new UsageException("-o " + asked.value(AFTER) + " would replace the capture given with --after");
        }
        CaptureStems stems = new CaptureStems(asked);
        return Reports.each(
                asked,
                asked.captures(),
                capture -> cut(asked, capture, isSeveral ? file(asked, stems, capture) : asked.output()));
    }

    /** In the directory, under the name of the capture; packed if that is. */
    private static Output file(Invocation asked, CaptureStems stems, Capture capture) throws IOException {
        Path directory = Path.of(asked.value(CommonOptions.OUTPUT));
        Output.directory(directory);
        String suffix = capture.name().endsWith(".gz") ? ".xen.gz" : ".xen";
        return asked.output(directory.resolve(stems.of(Path.of(capture.name())) + suffix));
    }

    /** Writes what is wanted of one capture; returns whether it is clean. */
    private static boolean cut(Invocation asked, Capture capture, Output out) throws IOException {
        EventFilter events = EventFilter.of(asked);
        try (Analysis analysis =
                Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))) {
            Filters.checkPcpus(asked, analysis);
            events.warn(asked, analysis);
            Reports.warn(asked, analysis);
            Range range = Scope.range(asked.range(), analysis);
            WindowIndex rest = asked.has(AFTER) ? rest(asked, capture) : capture.windows();
            long records = isAll(asked) && (asked.has(AFTER) || DumpOrigin.of(capture) != null)
                    ? new WholeCopy(capture, rest, out.stream()).write()
                    : new CutWriter(capture, rest, analysis, range, events, out.stream()).write(asked.pcpus());
            if (records == 0) {
                asked.warn("no record is left: nothing lies in the range, pcpus and events asked for");
            }
            return new CaptureFacts(analysis).isClean();
        }
    }

    private static boolean isSame(Invocation asked) throws IOException {
        Path after = Path.of(asked.value(AFTER));
        Path out = Path.of(asked.value(CommonOptions.OUTPUT));
        return Files.exists(after) && Files.exists(out) && Files.isSameFile(after, out);
    }

    /** Whether no record is to be left out: then fillers of the ring are copied, too. */
    private static boolean isAll(Invocation asked) {
        return asked.range().isWhole()
                && asked.pcpus().isAll()
                && !asked.has(CommonOptions.EVENT)
                && !asked.has(EventFilter.CLASS);
    }

    private static WindowIndex rest(Invocation asked, Capture capture) {
        try (Capture earlier = asked.open(Path.of(asked.value(AFTER)))) {
            LaterPart continuation = new LaterPart(earlier, capture);
            WindowIndex rest = continuation.rest();
            for (int pcpu : continuation.gaps()) {
                asked.warn("pcpu " + pcpu + ": the last record of " + earlier.name() + " is not in " + capture.name()
                        + ": records between the two are missing, all of the latter are kept");
            }
            return rest;
        }
    }
}
