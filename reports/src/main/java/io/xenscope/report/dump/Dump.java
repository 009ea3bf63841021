package io.xenscope.report.dump;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.companions.With;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.table.Format;
import io.xenscope.report.wall.WallClock;
import java.io.IOException;

/** Shows the records of a capture one by one, in the order of time. */
public final class Dump {
    static final Option UTC = Option.flag("", "utc", "times of the calendar, as far as they are known");

    static final Option RAW = Option.flag("", "raw", "header and words in hex instead of fields");

    public static final Command COMMAND = Command.of("dump", "the records in time order, decoded, filtered")
            .question(Question.MOMENT)
            .example("dump --from -5ms samples/captures/hvm-boot.xentrace.gz")
            .notes("A line: seconds, pcpus (up to " + Picture.MOST + "), pcpu, vcpu, event, fields. Pcpus: . idle,\n"
                    + "0-9 A-Z + run domain 0-9, 10-35, above, x this one's, ? unknown, ! lose, - none\n")
            .stream(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.PCPU,
                    CommonOptions.EVENT,
                    EventFilter.CLASS,
                    RAW,
                    UTC,
                    With.WITH,
                    With.SHOW,
                    WallClock.WALL,
                    WallClock.START,
                    CommonOptions.FORMAT,
                    CommonOptions.JSON,
                    CommonOptions.CSV)
            .does(Dump::run);

    private Dump() {}

    private static int run(Invocation asked) throws IOException {
        WallClock.check(asked);
        EventFilter events = EventFilter.of(asked);
        With with = With.open(asked);
        try {
            return with.exit(asked, dump(asked, events, with));
        } finally {
            with.close();
        }
    }

    private static int dump(Invocation asked, EventFilter events, With with) throws IOException {
        boolean named = asked.captures().size() > 1 && asked.format() == Format.TEXT;
        return Reports.each(asked, capture -> {
            try (Overview overview = overview(asked, capture, with)) {
                new DumpRun(asked, capture, overview, events, named, with).run();
                return new CaptureFacts(overview).isClean();
            }
        });
    }

    /** Logs are placed by the lives of domains, of which an overview knows nothing. */
    private static Overview overview(Invocation asked, Capture capture, With with) {
        return with.isEmpty()
                ? Analyzer.overview(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))
                : Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked));
    }
}
