package io.xenscope.report.dump;

import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.Survey;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.companions.With;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.table.Format;
import io.xenscope.report.tables.CaptureFacts;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.wall.WallClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Shows the records of a capture one by one, in the order of time. */
public final class Dump implements Command {
    static final Option UTC = Option.flag("", "utc", "times of the calendar, as far as they are known");

    private static final Option RAW = Option.flag("", "raw", "header and words in hex instead of fields");

    @Override
    public String name() {
        return "dump";
    }

    @Override
    public String summary() {
        return "the records in time order, decoded, filtered";
    }

    @Override
    public String example() {
        return "dump --from -5ms samples/captures/hvm-boot.xentrace.gz";
    }

    @Override
    public String notes() {
        return "A line: seconds, what all pcpus do, pcpu, vcpu, event, fields. What pcpus do:\n"
                + ". idle, 0-9 A-Z + run domain 0-9, 10-35 or above, ? unknown, ! losing records,\n"
                + "x this record's. It is left out with more than " + Picture.MOST + " pcpus.\n";
    }

    @Override
    public List<Option> options() {
        List<Option> own = new ArrayList<>(List.of(
                CommonOptions.FROM,
                CommonOptions.TO,
                CommonOptions.DOM,
                CommonOptions.VCPU,
                CommonOptions.PCPU,
                CommonOptions.EVENT,
                EventFilter.CLASS,
                RAW,
                UTC,
                With.WITH));
        own.addAll(WallClock.OPTIONS);
        own.addAll(List.of(CommonOptions.FORMAT, CommonOptions.JSON, CommonOptions.CSV));
        return CommonOptions.stream(own.toArray(Option[]::new));
    }

    @Override
    public int run(Invocation asked) throws IOException {
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
            try (Survey survey = survey(asked, capture, with)) {
                if (named) {
                    asked.output().stream().write(("file " + capture.name() + "\n").getBytes(StandardCharsets.UTF_8));
                }
                new DumpRun(asked, capture, survey, events, asked.has(RAW), with).run();
                return new CaptureFacts(survey.analysis()).isClean();
            }
        });
    }

    /** Logs are placed by the lives of domains, of which the quick survey knows nothing. */
    private static Survey survey(Invocation asked, Capture capture, With with) {
        return with.isEmpty()
                ? Survey.of(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))
                : Analyzer.survey(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked));
    }
}
