package io.xenscope.report.companions;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.ItemTimes;
import io.xenscope.analyze.companion.item.BadLines;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The tables of the logs themselves: how each was read and placed, and lines that were not understood. */
final class CompanionTables {
    /** Percentiles of bounds are taken of at most so many items. */
    private static final int SAMPLE = 100_000;

    private CompanionTables() {}

    static void add(List<Companion> companions, Page page) {
        page.table(logs(companions)).table(problems(companions));
    }

    /** The file's own name, which rows and spans show. */
    static String base(Companion companion) {
        Path name = Path.of(companion.name()).getFileName();
        return name == null ? companion.name() : name.toString();
    }

    private static Table logs(List<Companion> companions) {
        Table table = new Table(
                        "companions",
                        "Companions",
                        Column.text("file", "file"),
                        Column.text("kind", "kind"),
                        Column.count("lines", "lines"),
                        Column.count("items", "items"),
                        Column.count("bad_lines", "bad lines"),
                        Column.text("clock", "clock"),
                        Column.text("ground", "ground"),
                        Column.nanos("bound_p50_ns", "bound p50"),
                        Column.nanos("bound_max_ns", "bound max"),
                        Column.moment("from_ns", "from"),
                        Column.moment("to_ns", "to"),
                        Column.count("inside", "inside"),
                        Column.count("used", "evidence used"),
                        Column.count("contradicted", "evidence contradicted"),
                        Column.count("offset_ns", "offset"),
                        Column.text("notes", "notes"))
                .note("bound: how far a time can be off, either way. inside: items inside the capture.");
        companions.forEach(companion -> table.row(row(companion)));
        return table;
    }

    private static Object[] row(Companion companion) {
        Bounds bounds = Bounds.of(companion);
        String notes = String.join(
                "; ",
                java.util.stream.Stream.concat(companion.placed().notes().stream(), companion.log().notes().stream())
                        .toList());
        return new Object[] {
            companion.name(),
            companion.kind().key(),
            companion.log().lines(),
            companion.log().items().size(),
            companion.log().bad().count(),
            companion.clock().key(),
            companion.times().ground().key(),
            bounds.p50,
            bounds.max,
            bounds.from,
            bounds.to,
            bounds.inside,
            companion.placed().used(),
            companion.placed().contradicted() + companion.times().contradicted(),
            companion.offsetAtMiddle(),
            notes
        };
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

    private static Table problems(List<Companion> companions) {
        Table table = new Table(
                        "companion_problems",
                        "Lines that were not understood",
                        Column.text("file", "file"),
                        Column.text("kind", "kind"),
                        Column.count("line", "line"),
                        Column.count("bytes", "bytes"),
                        Column.count("count", "count"),
                        Column.text("text", "text"))
                .whenEmpty("all lines were understood")
                .note("count: of the whole file; at most " + BadLines.MOST + " lines of each are listed.");
        for (Companion companion : companions) {
            for (BadLines.Bad bad : companion.log().bad().first()) {
                table.row(
                        companion.name(),
                        companion.kind().key(),
                        bad.line(),
                        bad.bytes(),
                        companion.log().bad().count(),
                        bad.text());
            }
        }
        return table;
    }
}
