package io.xenscope.report.latency;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.report.cells.DurationCells;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every named latency: its percentiles, and how often it was how long. */
final class LatencyTables {
    private static final int BAR = 40;

    /** Rows of a series on a page for people. */
    private static final int BRIEF = 60;

    private static final Columns<LatencyHistogram> OVER_TIME = Columns.<LatencyHistogram>group()
            .count("count", LatencyHistogram::count)
            .ticks("min_ns", LatencyHistogram::min)
            .detail()
            .ticks("p50_ns", all -> all.percentile(50))
            .main()
            .ticks("p90_ns", all -> all.percentile(90))
            .ticks("p99_ns", all -> all.percentile(99))
            .main()
            .ticks("p999_ns", all -> all.percentile(99.9))
            .detail()
            .ticks("max_ns", LatencyHistogram::max)
            .main()
            .moreIsWorse();

    /** {@code from}, {@code to} in ns; {@code most}: the highest count of the same latency. */
    private record Bin(LatencyRow row, long from, long to, long count, long upTo, long most) {
        String bar() {
            return "\u2588".repeat((int) ((count * BAR + most - 1) / most));
        }
    }

    private final Scope scope;
    private final List<LatencyRow> rows;
    private final boolean byPcpu;

    LatencyTables(Scope scope, Set<Level> levels, List<LatencyRow> rows) {
        this.scope = scope;
        this.rows = rows;
        this.byPcpu = levels.contains(Level.PCPU);
    }

    private static Columns<LatencyRow> keys(boolean byPcpu) {
        Columns<LatencyRow> keys = Columns.<LatencyRow>group()
                .text("name", LatencyRow::name)
                .text("level", row -> row.owner().level().key())
                .domain("dom", row -> row.owner().dom())
                .count("vcpu", row -> row.owner().vcpu());
        if (byPcpu) {
            keys.count("pcpu", row -> row.owner().pcpu());
        }
        return keys.text("reason", LatencyRow::reason).keys();
    }

    /** {@code byPcpu}: whether any row is of a pcpu. */
    static Columns<LatencyRow> latencies(boolean byPcpu) {
        return Columns.<LatencyRow>of("latencies", "Latencies")
                .with(keys(byPcpu), row -> row)
                .with(DurationCells.DURATIONS, LatencyRow::durations)
                .whenEmpty("nothing was seen from begin to end")
                .note("Only what was seen from begin to end counts. wake-to-run is a part of runnable; exit: VM exit to"
                        + " entry."
                        + (byPcpu ? " By pcpu: where the wait ended, where the vcpu ran, where the guest left." : ""));
    }

    private static Columns<Bin> histogram(boolean byPcpu, boolean forPeople) {
        Columns<Bin> columns = Columns.<Bin>of("histogram", "How often how long")
                .with(keys(byPcpu), Bin::row)
                .nanos("from_ns", Bin::from)
                .nanos("to_ns", Bin::to)
                .keys()
                .count("count", Bin::count)
                .share("share_pct", Bin::count, bin -> bin.row.durations().count())
                .share("up_to_pct", Bin::upTo, bin -> bin.row.durations().count())
                .whenEmpty("nothing was seen from begin to end")
                .note("A duration that equals a border counts above it.");
        return forPeople ? columns.text("bar", Bin::bar) : columns;
    }

    Table percentiles() {
        return latencies(byPcpu).table(scope, rows);
    }

    /** {@code begin}, {@code ticks}: the interval. */
    private record Timed(long begin, long ticks, LatencyRow row) {}

    /** Percentiles interval by interval, in the order of time. */
    Table series(LatencyIntervals timed) {
        Listing<Timed> listing = Columns.<Timed>of("series", "Latencies over time")
                .moment("start_ns", Timed::begin)
                .keys()
                .ticks("dur_ns", Timed::ticks)
                .detail()
                .with(keys(byPcpu), Timed::row)
                .with(OVER_TIME, one -> one.row.durations())
                .whenEmpty("nothing was seen from begin to end")
                .note("Each duration is in the interval in which it begins. Intervals without any have no row.")
                .listing(scope);
        timed.forEach((begin, ticks, row) -> listing.row(0, new Timed(begin, ticks, row)));
        return listing.table(scope.rows(BRIEF));
    }

    /** Counts between lengths that grow as 1, 2, 5, 10. */
    Table histogram() {
        List<Bin> bins = new ArrayList<>();
        for (LatencyRow row : rows) {
            Decades decades = new Decades(scope, row.durations());
            long most = decades.most();
            decades.forEach((from, to, count, upTo) -> bins.add(new Bin(row, from, to, count, upTo, most)));
        }
        return histogram(byPcpu, scope.isBrief()).table(scope, bins);
    }
}
