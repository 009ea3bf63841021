package io.xenscope.report.rows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;

/** One life of one domain number. */
final class DomainRow {
    static final RowTable<DomainRow> TABLE = RowTable.of(
            "domains",
            "Lives of domains: a number that is used again begins another one",
            columns -> columns.integer("dom", row -> row.life.domain(), "its number")
                    .integer(
                            "life",
                            row -> row.life.number(),
                            "1 for the first domain in the capture that has the number")
                    .nanos("created_ns", row -> row.moment(row.life.begin()), "when it was created")
                    .who("creator_", row -> row.life.isBegun() ? row.life.creator() : VcpuKey.UNKNOWN, "who created it")
                    .nanos("first_run_ns", row -> row.moment(row.life.firstRun()), "when one of its vcpus first ran")
                    .nanos("shutdown_ns", row -> row.moment(row.life.shutdown()), "when it began to shut down")
                    .integer(
                            "shutdown_reason",
                            DomainRow::reason,
                            "why, by Xen's number: 0 poweroff, 1 reboot, 2 suspend, 3 crash")
                    .nanos("destroyed_ns", row -> row.moment(row.life.destroyed()), "when its number became free")
                    .nanos("last_run_ns", row -> row.moment(row.life.lastRun()), "when one of its vcpus last ran")
                    .nanos(
                            "running_ns",
                            row -> row.reading.duration(row.life.running()),
                            "how long its vcpus ran, added up")
                    .integer("vcpus", row -> row.life.vcpus(), "how many of its vcpus ran"));

    private final RowReading reading;
    private DomainLife life;

    private DomainRow(RowReading reading) {
        this.reading = reading;
    }

    static void read(RowReading reading, Analysis analysis, RowSinks sinks) {
        if (!sinks.wants(TABLE)) {
            return;
        }
        DomainRow row = new DomainRow(reading);
        var extent = analysis.extent();
        Range whole = Range.whole(extent.beginTicks(), extent.endTicks());
        for (DomainLife life :
                DomainLives.of(analysis).withRuns(whole, reading.threads()).all()) {
            row.life = life;
            sinks.give(TABLE, row);
        }
    }

    private long moment(long ticks) {
        return ticks == DomainLife.NEVER ? RowTable.NULL : reading.nanos(ticks);
    }

    private long reason() {
        return life.shutdown() == DomainLife.NEVER ? RowTable.NULL : life.reason();
    }
}
