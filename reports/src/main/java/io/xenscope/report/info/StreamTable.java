package io.xenscope.report.info;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.Scope;

/** What each pcpu contributed to the capture, and from when to when. */
final class StreamTable {
    private StreamTable() {}

    static Table of(Scope scope) {
        Listing listing = new Listing(
                        "pcpus",
                        "Pcpus",
                        Column.count("pcpu", "pcpu"),
                        Column.count("records", "records"),
                        Column.count("bytes", "bytes"),
                        Column.moment("first_ns", "first"),
                        Column.moment("last_ns", "last"),
                        Column.count("losses", "losses"),
                        Column.count("lost", "records lost"),
                        Column.nanos("lost_ns", "lost"))
                .whenEmpty("no pcpus");
        for (PcpuFacts pcpu : scope.accounts().pcpus()) {
            listing.row(
                    0,
                    pcpu.pcpu(),
                    pcpu.records(),
                    pcpu.recordBytes(),
                    pcpu.firstTicks() < 0 ? null : (Object) scope.nanos(pcpu.firstTicks()),
                    pcpu.lastTicks() < 0 ? null : (Object) scope.nanos(pcpu.lastTicks()),
                    pcpu.losses(),
                    pcpu.lostRecords(),
                    scope.nanos(pcpu.lost()));
        }
        return listing.table(scope.rows(Integer.MAX_VALUE));
    }
}
