package io.xenscope.report.html;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Accounts;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.make.RangeReading;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Output;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.companions.With;
import io.xenscope.report.frame.CaptureFacts;
import io.xenscope.report.frame.Filters;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code html}: a capture as one page to look at, to attach to a ticket and to open in any browser. */
public final class Html {
    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})([kKM]?)");
    private static final long USUAL_BYTES = 10_000_000;

    /** Without any columns a page has its scripts and tables, and browsers do not open what is much larger than this. */
    private static final long LEAST_BYTES = 200_000;

    private static final long MOST_BYTES = 500_000_000;

    private static final Option MAX_BYTES =
            Option.value("", "max-bytes", "N", "how large the page may be, roughly: 3M; default: 10M");
    private static final Option TITLE = Option.value("", "title", "TEXT", "above the page; default: the file's name");

    public static final Command COMMAND = Command.of(
                    "html", "one page to look at: findings, time line, latencies, tables")
            .question(Question.OUT)
            .example("html boot.xen")
            .notes("Without -o: the name of the capture with .html, in this directory.\n" + With.NOTES)
            .stream(
                    CommonOptions.FROM,
                    CommonOptions.TO,
                    CommonOptions.DOM,
                    CommonOptions.VCPU,
                    MAX_BYTES,
                    TITLE,
                    With.WITH)
            .writesSeveral(asked -> !asked.has(CommonOptions.OUTPUT))
            .does(Html::run);

    private Html() {}

    private static int run(Invocation asked) throws IOException {
        List<Path> captures = asked.captures();
        if (asked.has(CommonOptions.OUTPUT) && captures.size() > 1) {
            throw new UsageException("html: -o names one page, and here are " + captures.size() + " captures");
        }
        bytes(asked);
        Set<Path> taken = new HashSet<>();
        With with = With.open(asked);
        try {
            return with.exit(asked, Reports.each(asked, captures, capture -> write(asked, capture, with, taken)));
        } finally {
            with.close();
        }
    }

    /** Writes the page of one capture; returns whether the capture is clean. */
    private static boolean write(Invocation asked, Capture capture, With with, Set<Path> taken) throws IOException {
        try (Analysis analysis =
                Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))) {
            Filters.check(asked, analysis);
            Reports.warnIfIncomplete(asked, analysis);
            Scope scope = Scope.of(analysis, asked);
            if (!asked.range().isWhole()) {
                Accounts accounts = RangeReading.read(capture, analysis, scope.range(), asked.threads());
                scope = scope.with(accounts);
            }
            LogContent logs = null;
            if (!with.isEmpty()) {
                with.place(asked, capture, analysis);
                logs = LogContent.of(asked, scope, with, bytes(asked));
            }
            PageContent content = PageContent.of(
                    capture, scope, asked.threads(), bytes(asked), Reports.clocks(asked) == Clocks.ALIGNED, logs);
            Output out = output(asked, Path.of(capture.name()), taken);
            new HtmlPage(content, title(asked, capture), asked.filters()).write(out.writer());
            out.finish();
            return new CaptureFacts(analysis).isClean();
        }
    }

    private static long bytes(Invocation asked) {
        if (!asked.has(MAX_BYTES)) {
            return USUAL_BYTES;
        }
        Matcher text = BYTES.matcher(asked.value(MAX_BYTES));
        if (text.matches()) {
            long unit = text.group(2).isEmpty() ? 1 : text.group(2).equals("M") ? 1_000_000 : 1000;
            long bytes = Long.parseLong(text.group(1)) * unit;
            if (bytes >= LEAST_BYTES && bytes <= MOST_BYTES) {
                return bytes;
            }
        }
        throw UsageException.badValue(MAX_BYTES, asked.value(MAX_BYTES), "a size from 200k to 500M");
    }

    private static String title(Invocation asked, Capture capture) {
        return asked.has(TITLE) ? asked.value(TITLE) : CaptureName.file(capture.name());
    }

    private static Output output(Invocation asked, Path capture, Set<Path> taken) throws IOException {
        if (asked.has(CommonOptions.OUTPUT)) {
            return asked.output();
        }
        Path page = Path.of(CaptureName.bare(capture.toString()) + ".html");
        if (!taken.add(page)) {
            throw new UsageException("html: two captures whose page would be " + page + "; give -o for each");
        }
        asked.progress("writes " + page);
        return asked.output(page);
    }
}
