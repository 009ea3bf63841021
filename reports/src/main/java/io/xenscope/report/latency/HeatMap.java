package io.xenscope.report.latency;

import io.xenscope.analyze.interval.Intervals;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often latencies were how long, over time: lengths go down, time goes to the right, and what is more often is darker. */
final class HeatMap {
    private static final String SHADES = "·░▒▓█";
    private static final int SHADED = SHADES.length() - 1;

    /** Durations of one length; {@code most}: the largest count of any length and interval of the same latency. */
    private record Line(String latency, long from, long to, long[] counts, long most) {
        long count() {
            long sum = 0;
            for (long count : counts) {
                sum += count;
            }
            return sum;
        }

        /** By the logarithm: the longest are the rarest, and they matter most. */
        String shades() {
            StringBuilder text = new StringBuilder();
            for (long count : counts) {
                double part = most == 1 ? 1 : Math.log(count) / Math.log(most);
                text.append(SHADES.charAt(count == 0 ? 0 : 1 + (int) Math.min(SHADED - 1, part * SHADED)));
            }
            return text.toString();
        }
    }

    /** One cell that is not empty. */
    private record Cell(Line line, long begin, long ticks, long count) {}

    /** {@code each}: how long an interval is. */
    private static Columns<Line> lines(String each) {
        return Columns.<Line>of("heat", "How often how long, over time")
                .text("latency", Line::latency)
                .nanos("from_ns", Line::from)
                .keys()
                .count("count", Line::count)
                .text("over_time", Line::shades)
                .main()
                .whenEmpty("nothing was seen from begin to end")
                .note("from: at least so long, up to the line below. A character is " + each
                        + ", darker by the logarithm of the count; " + SHADES.charAt(0) + " none.");
    }

    private static final Columns<Cell> CELLS = Columns.<Cell>of("heat", "How often how long, over time")
            .text("latency", cell -> cell.line.latency)
            .moment("start_ns", Cell::begin)
            .ticks("dur_ns", Cell::ticks)
            .nanos("from_ns", cell -> cell.line.from)
            .nanos("to_ns", cell -> cell.line.to)
            .keys()
            .count("count", Cell::count);

    private HeatMap() {}

    /** A line for each latency and length that people look at; a row for each cell that other programs read. */
    static Table table(Scope scope, LatencyIntervals timed) {
        List<Line> lines = lines(scope, timed);
        if (scope.isBrief()) {
            Intervals intervals = timed.intervals();
            String each = scope.nanos(intervals.ticks(0)) / 1_000 / 1e3 + " ms";
            return lines(each).table(scope, lines);
        }
        List<Cell> cells = new ArrayList<>();
        for (Line line : lines) {
            for (int i = 0; i < line.counts.length; i++) {
                if (line.counts[i] > 0) {
                    Intervals all = timed.intervals();
                    cells.add(new Cell(line, all.begin(i), all.ticks(i), line.counts[i]));
                }
            }
        }
        return CELLS.table(scope, cells);
    }

    private static List<Line> lines(Scope scope, LatencyIntervals timed) {
        int count = timed.intervals().count();
        Map<String, SortedMap<Long, long[]>> latencies = new LinkedHashMap<>();
        Map<Long, Long> ends = new TreeMap<>();
        timed.parts().forEach((interval, rows) -> {
            for (LatencyRow row : rows) {
                SortedMap<Long, long[]> lengths = latencies.computeIfAbsent(row.fullName(), none -> new TreeMap<>());
                new Decades(scope, row.durations()).forEach((from, to, many, upTo) -> {
                    ends.put(from, to);
                    lengths.computeIfAbsent(from, none -> new long[count])[interval] += many;
                });
            }
        });
        List<Line> lines = new ArrayList<>();
        latencies.forEach((latency, lengths) -> {
            long most = 1;
            for (long[] counts : lengths.values()) {
                for (long one : counts) {
                    most = Math.max(most, one);
                }
            }
            for (Map.Entry<Long, long[]> length : lengths.entrySet()) {
                lines.add(new Line(latency, length.getKey(), ends.get(length.getKey()), length.getValue(), most));
            }
        });
        return lines;
    }
}
