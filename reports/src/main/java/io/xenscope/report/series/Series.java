package io.xenscope.report.series;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Choices;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Filters;
import io.xenscope.report.frame.Reports;
import java.io.IOException;
import java.util.List;

/** {@code series}: quantities as points over time, for plotting. */
public final class Series {
    public static final Command COMMAND = Command.of("series", "any quantity as points over time, for plotting")
            .question(Question.MOMENT)
            .example("series exit-time,wait --dom 1 --csv boot.xen")
            .operands("QUANTITY,... CAPTURE", Choices.wordList(Quantity.words()))
            .notes("Quantities: runstate, runstate-time, wait, wasted, pcpu, exit, exit-time,\n"
                    + "interrupt, interrupt-time, io, wake-to-halt, cr3, unpin-promote, hypercall,\n"
                    + "irq; or any field of any event, as EVENT.FIELD in dump's names:\n"
                    + "csched2_*.credit; any word by number: 0x82031.w1.\n")
            .stream(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    CommonOptions.PCPU,
                    CommonOptions.FORMAT,
                    CommonOptions.JSON,
                    CommonOptions.CSV)
            .does(Series::run);

    private Series() {}

    private static int run(Invocation asked) throws IOException {
        List<String> words = words(asked);
        if (asked.captures(1).size() != 1) {
            throw new UsageException("series takes one capture");
        }
        try (Capture capture = asked.open(asked.captures(1).get(0));
                Overview overview =
                        Analyzer.overview(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))) {
            Filters.check(asked, overview);
            new SeriesRun(asked, capture, overview).run(words);
            return asked.exit(new CaptureFacts(overview).isClean());
        }
    }

    private static List<String> words(Invocation asked) {
        if (asked.operands().isEmpty()) {
            throw new UsageException(
                    "series needs a quantity: " + String.join(", ", Quantity.words()) + ", or EVENT.FIELD");
        }
        List<String> words = List.of(asked.operands().get(0).split(",", -1));
        for (String word : words) {
            if (Quantity.of(word) == null && word.indexOf('.') < 0) {
                throw new UsageException(
                        "series: " + word + " is none of " + String.join(", ", Quantity.words()) + ", nor EVENT.FIELD");
            }
        }
        return words;
    }
}
