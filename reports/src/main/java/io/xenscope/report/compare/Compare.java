package io.xenscope.report.compare;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Command;
import io.xenscope.report.cli.Exit;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.Question;
import io.xenscope.report.cli.TimeRange;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code compare}: which differences between captures matter, and how sure that is. */
public final class Compare {
    static final String SCHEMA = "xenscope.compare/1";

    private static final List<String> LEVELS = List.of("dom", "vcpu");
    private static final Option AGAINST = Option.flag("", "against", "captures before it are side A, after it side B");
    private static final Option MAP = Option.value("", "map", "A=B,...", "domain 3 of A is domain 7 of B: 3=7");
    private static final Option BY =
            Option.value("", "by", "LEVEL", "dom or vcpu; default: dom").oneOf(LEVELS);
    private static final Option SKIP = Option.value("", "skip", "TIME", "leave out the first 2s of each capture");
    private static final Option FROM_A = Option.filter("", "from-a", "TIME", "start here in captures of side A: 1.5s");
    private static final Option TO_A = Option.filter("", "to-a", "TIME", "end here, or +200ms after");
    private static final Option FROM_B = Option.filter("", "from-b", "TIME", "the same of side B");
    private static final Option TO_B = Option.filter("", "to-b", "TIME", "the same of side B");
    private static final Option EVERY = Option.flag("", "all", "as text: every row, the same and the untested, too");
    private static final Option HTML = Option.flag("", "html", "as one page for a browser, with drawings");
    private static final Option FAIL_IF = Option.value("", "fail-if", "RULE", "exit 1 where it is so, see below");
    private static final Option ALLOW_MISSING =
            Option.flag("", "allow-missing", "a rule whose rows are missing is kept, not exit 2");

    public static final Command COMMAND = Command.of("compare", "what differs between two captures, and how sure")
            .question(Question.CHANGE)
            .example("compare a.xen b.xen")
            .operands("A B  or  A1 A2 A3 --against B1 B2 B3")
            .notes("RULE: [A.|B.]QUANTITY[.STATISTIC][@KEY] > +20%, < -5pt, > 5ms [and sure]; exit 2\n"
                    + "if it cannot be judged. Three captures a side and more: sure between runs.\n")
            .report(AGAINST, MAP, BY, SKIP, FROM_A, TO_A, FROM_B, TO_B, EVERY, HTML, FAIL_IF, ALLOW_MISSING)
            .does(Compare::run);

    private Compare() {}

    private static int run(Invocation asked) throws IOException {
        List<FailRule> rules =
                asked.values(FAIL_IF).stream().map(FailRule::parse).toList();
        SortedMap<Integer, Integer> map = map(asked);
        boolean isByVcpu = asked.has(BY) && asked.word(BY, LEVELS).equals("vcpu");
        if (asked.has(SKIP) && (asked.has(FROM_A) || asked.has(FROM_B))) {
            throw new UsageException("compare: --skip is --from-a and --from-b; give one or the other");
        }
        if (asked.has(HTML) && asked.format() != Format.TEXT) {
            throw new UsageException("compare: --html is a form of its own, beside csv, json and ndjson");
        }
        List<Path> captures = asked.captures();
        int split = split(asked, captures.size());
        Side a = side(asked, captures.subList(0, split), range(asked, FROM_A, TO_A), isByVcpu);
        Side b = side(asked, captures.subList(split, captures.size()), range(asked, FROM_B, TO_B), isByVcpu);
        Comparison comparison = Comparison.of(a, b, Matching.of(a, b, map));
        Page page = new ComparePage(comparison, asked.format(), asked.has(EVERY) || asked.has(HTML), asked.filters())
                .page();
        if (asked.has(HTML)) {
            new CompareHtml(comparison, page).write(asked.output().writer());
        } else {
            asked.print(page);
        }
        return Math.max(judge(asked, comparison, rules), asked.exit(isClean(a) && isClean(b)));
    }

    /** How many captures are side A. */
    private static int split(Invocation asked, int captures) {
        int before = asked.operandsBefore(AGAINST);
        if (asked.has(AGAINST)) {
            if (before == 0 || before == captures) {
                throw new UsageException(
                        "compare: --against stands between the captures of side A and those of side B");
            }
            return before;
        }
        if (captures != 2) {
            throw new UsageException("compare: takes two captures, not " + captures
                    + "; for several a side: A1 A2 A3 --against B1 B2 B3");
        }
        return 1;
    }

    private static TimeRange range(Invocation asked, Option from, Option to) {
        return asked.range(asked.has(SKIP) ? SKIP : from, to);
    }

    private static Side side(Invocation asked, List<Path> paths, TimeRange range, boolean isByVcpu) {
        List<MeasuredCapture> measured = new ArrayList<>();
        for (Path path : paths) {
            try (Capture capture = asked.open(path);
                    Analysis analysis =
                            Analyzer.analyze(capture, asked.threads(), Reports.rate(asked), Reports.clocks(asked))) {
                Reports.warnIfIncomplete(asked, analysis);
                Range part = Scope.range(range, analysis);
                measured.add(CaptureMeasuring.measure(capture, analysis, part, isByVcpu, asked.threads()));
            }
        }
        return new Side(measured);
    }

    private static boolean isClean(Side side) {
        return side.captures().stream().allMatch(MeasuredCapture::isClean);
    }

    private static SortedMap<Integer, Integer> map(Invocation asked) {
        SortedMap<Integer, Integer> map = new TreeMap<>();
        for (String value : asked.values(MAP)) {
            for (String pair : value.split(",", -1)) {
                String[] ends = pair.split("=", -1);
                if (ends.length != 2 || !isDomain(ends[0]) || !isDomain(ends[1])) {
                    throw new UsageException("--map " + value
                            + ": expected ids of domains, A's before B's, such as 3=7,4=8; captures do not hold names");
                }
                if (map.put(domain(ends[0]), domain(ends[1])) != null) {
                    throw new UsageException("--map " + value + ": domain " + ends[0] + " twice");
                }
            }
        }
        if (map.values().stream().distinct().count() < map.size()) {
            throw new UsageException("--map: two domains of A cannot both be the same one of B");
        }
        return map;
    }

    private static boolean isDomain(String text) {
        return text.matches("d?[0-9]{1,5}");
    }

    private static int domain(String text) {
        return Integer.parseInt(text.replace("d", ""));
    }

    /** Says which rules are broken, and which cannot be judged. */
    private static int judge(Invocation asked, Comparison comparison, List<FailRule> rules) {
        int exit = Exit.OK;
        for (FailRule rule : rules) {
            FailRule.Verdict verdict = rule.judge(comparison);
            verdict.broken().forEach(asked::fault);
            if (!verdict.broken().isEmpty()) {
                exit = Math.max(exit, Exit.PROBLEMS);
            }
            if (!verdict.missing().isEmpty() && asked.has(ALLOW_MISSING)) {
                asked.warn("--fail-if '" + rule.text() + "' cannot be judged: " + verdict.missing());
            } else if (!verdict.missing().isEmpty()) {
                asked.fault("--fail-if '" + rule.text() + "' cannot be judged: " + verdict.missing());
                exit = Exit.USAGE;
            }
        }
        return exit;
    }
}
