package io.xenscope.report.cut;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.stay.Range;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import java.io.IOException;

/** Writes a smaller capture: a stretch of time, some pcpus, some events. */
public final class Cut {
    public static final Command COMMAND = Command.of(
                    "cut", "a smaller capture: a stretch of time, some pcpus or events")
            .example("cut --from 1.5s --to 2s -o part.xen boot.xen")
            .operands("CAPTURE")
            .stream(CommonOptions.FROM, CommonOptions.TO, CommonOptions.PCPU, CommonOptions.EVENT, EventFilter.CLASS)
            .does(Cut::run);

    private Cut() {}

    private static int run(Invocation asked) throws IOException {
        if (asked.captures().size() != 1) {
            throw new UsageException("cut takes one capture: what it writes is one, too");
        }
        if (!asked.has(CommonOptions.OUTPUT) && Boolean.getBoolean("stdout.tty")) {
            throw new UsageException("cut writes binary data: give -o FILE, or send it on through a pipe");
        }
        EventFilter events = EventFilter.of(asked);
        try (Capture capture = Capture.open(asked.captures().get(0).toString(), asked.threads());
                Analysis analysis =
                        Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))) {
            Reports.warn(asked, analysis);
            Range range = Scope.range(asked.range(), analysis);
            CutWriter writer = new CutWriter(capture, analysis, range, events, asked.output().stream());
            long records = writer.write(asked.pcpus());
            if (records == 0) {
                asked.warn("no record is left: nothing lies in the range, pcpus and events asked for");
            }
            return asked.exit(new CaptureFacts(analysis).isClean());
        }
    }
}
