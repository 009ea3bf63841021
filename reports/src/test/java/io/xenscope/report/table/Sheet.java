package io.xenscope.report.table;

import java.io.IOException;
import java.io.StringWriter;

/** Pages for tests, and how each looks in a form. */
final class Sheet {
    private Sheet() {}

    static Table states() {
        return new Table(
                        "vcpu_states",
                        "Time of each vcpu by state",
                        Column.domain("dom", "dom"),
                        Column.count("vcpu", "vcpu"),
                        Column.text("state", "state"),
                        Column.count("count", "count"),
                        Column.nanos("total_ns", "total"),
                        Column.nanos("min_ns", "min"),
                        Column.percent("share_pct", "of span"))
                .row(1, 0, "running", 3109, 4_012_345_678L, 980, 98.765)
                .row(32767, 12, "blocked", 7, 12_500_000L, null, 0.0)
                .row(null, 3, "runnable", 0, 0L, null, Double.NaN)
                .note("of span: share of the time from the first record to the last");
    }

    static Table odd() {
        return new Table(
                        "odd",
                        "Odd cells",
                        Column.hex("id", "id", 8),
                        Column.text("name", "name"),
                        Column.bool("inferred", "inferred"),
                        Column.decimal("rate_ppm", "rate ppm", 3),
                        Column.hz("tsc_hz", "tsc"),
                        Column.moment("at_ns", "at"))
                .row(0x21001, "a,\"b\"\nc", true, -0.00049, 2_800_123_456L, 1_500_000_017L)
                .row(0xffffffffL, "", false, 1e9, null, -1L);
    }

    static Page page() {
        return new Page("xenscope.sched/1")
                .fact(Column.text("file", "file"), "bööt.xen")
                .fact(Column.nanos("span_ns", "span"), 4_062_000_000L)
                .fact(Column.count("pcpus", "pcpus"), 4)
                .fact(Column.count("bytes_skipped", ""), 0)
                .warning("TSC rate assumed: 2400 MHz")
                .table(states())
                .table(odd())
                .table(new Table("none", "Nothing here", Column.count("count", "count"))
                        .whenEmpty("this capture holds no such records"))
                .note("See also: xenscope help sched");
    }

    static String print(Page page, Format format) throws IOException {
        StringWriter out = new StringWriter();
        format.printer().print(page, out);
        return out.toString();
    }
}
