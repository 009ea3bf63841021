package io.xenscope.report.companions;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.ItemTimes;
import io.xenscope.analyze.companion.item.BadLines;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the logs themselves: how each was read and placed, and lines that were not understood. */
final class CompanionTables {
    /** Percentiles of bounds are taken of at most so many items. */
    private static final int SAMPLE = 100_000;

    private record Log(Companion companion, Bounds bounds) {
        String notes() {
            return Stream.concat(companion.placed().notes().stream(), companion.log().notes().stream())
                    .collect(Collectors.joining("; "));
        }

        long contradicted() {
            return companion.placed().contradicted() + companion.times().contradicted();
        }
    }

    private static final Columns<Log> LOGS = Columns.<Log>of("companions", "Companions")
            .text("file", row -> row.companion.name())
            .keys()
            .text("kind", row -> row.companion.kind().key())
            .count("lines", row -> row.companion.log().lines())
            .count("items", row -> row.companion.log().items().size())
            .count("bad_lines", row -> row.companion.log().bad().count())
            .text("clock", row -> row.companion.clock().key())
            .text("ground", row -> row.companion.times().ground().key())
            .nanos("bound_p50_ns", row -> row.bounds.p50)
            .nanos("bound_max_ns", row -> row.bounds.max)
            .nanosSince("from_ns", row -> row.bounds.from)
            .nanosSince("to_ns", row -> row.bounds.to)
            .count("inside", row -> row.bounds.inside)
            .count("used", row -> row.companion.placed().used())
            .count("contradicted", Log::contradicted)
            .count("offset_ns", row -> row.companion.offsetAtMiddle())
            .text("notes", Log::notes)
            .note("bound: how far a time can be off, either way. inside: items inside the capture.");

    private record BadLine(Companion companion, BadLines.Bad bad) {}

    private static final Columns<BadLine> PROBLEMS = Columns.<BadLine>of(
                    "companion_problems", "Lines that were not understood")
            .text("file", row -> row.companion.name())
            .text("kind", row -> row.companion.kind().key())
            .count("line", row -> row.bad.line())
            .keys()
            .count("bytes", row -> row.bad.bytes())
            .count("count", row -> row.companion.log().bad().count())
            .text("text", row -> row.bad.text())
            .main()
            .whenEmpty("all lines were understood")
            .note("count: of the whole file; at most " + BadLines.MOST + " lines of each are listed.");

    private CompanionTables() {}

    static void fill(Scope scope, Page page, List<Companion> companions) {
        List<Log> logs = companions.stream()
                .map(companion -> new Log(companion, Bounds.of(companion)))
                .toList();
        List<BadLine> bad = new ArrayList<>();
        for (Companion companion : companions) {
            companion.log().bad().first().forEach(line -> bad.add(new BadLine(companion, line)));
        }
        page.table(LOGS.table(scope, logs)).table(PROBLEMS.table(scope, bad));
    }

    /** How a log was read and placed, in a line. */
    static String line(Companion companion) {
        Log log = new Log(companion, Bounds.of(companion));
        String bound = log.bounds.p50 == null
                ? ""
                : ", +- " + log.bounds.p50 + " ns (at most " + log.bounds.max + "), " + log.bounds.inside + " inside";
        String notes = log.notes();
        return companion.name() + ": " + companion.kind().key() + ", "
                + companion.log().items().size() + " items of "
                + companion.log().lines() + " lines, "
                + companion.log().bad().count() + " bad, clock "
                + companion.clock().key() + ", ground "
                + companion.times().ground().key() + bound + ", evidence "
                + companion.placed().used() + " used, " + log.contradicted() + " contradicted"
                + (notes.isEmpty() ? "" : "; " + notes);
    }

    /** How far times can be off, and where they lie. */
    private record Bounds(Long p50, Long max, Long from, Long to, Long inside) {
        static Bounds of(Companion companion) {
            ItemTimes times = companion.times();
            long count = companion.log().items().size();
            if (!times.arePlaced() || count == 0) {
                return new Bounds(null, null, null, null, null);
            }
            long step = 1 + count / SAMPLE;
            long[] sample = new long[(int) (count / step + 1)];
            int size = 0;
            long max = 0;
            long from = Long.MAX_VALUE;
            long to = Long.MIN_VALUE;
            long inside = 0;
            for (long item = 0; item < count; item++) {
                if (times.isKnown(item)) {
                    long bound = times.bound(item);
                    max = Math.max(max, bound);
                    from = Math.min(from, times.shown(item));
                    to = Math.max(to, times.shown(item));
                    inside += companion.isInside(item) ? 1 : 0;
                    if (item % step == 0) {
                        sample[size++] = bound;
                    }
                }
            }
            Arrays.sort(sample, 0, size);
            return size == 0
                    ? new Bounds(null, null, null, null, 0L)
                    : new Bounds(sample[size / 2], max, from, to, inside);
        }
    }
}
