package io.xenscope.report.table;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Pages for tests, and how each looks in a form. */
final class Sheet {
    private Sheet() {}

    /** Ticks that are nanoseconds since the begin; the range is 4.062 s long. */
    static final Scale NANOS = new Scale() {
        @Override
        public long nanos(long ticks) {
            return ticks;
        }

        @Override
        public long moment(long ticks) {
            return ticks;
        }

        @Override
        public double perSecond(long count) {
            return count / 4.062;
        }

        @Override
        public long rangeTicks() {
            return 4_062_000_000L;
        }
    };

    private record State(Integer dom, int vcpu, String state, int count, long total, Integer min, double share) {}

    private static final Columns<State> STATES = Columns.<State>of("vcpu_states", "Time of each vcpu by state")
            .domain("dom", State::dom)
            .count("vcpu", State::vcpu)
            .text("state", State::state)
            .keys()
            .count("count", State::count)
            .ticks("total_ns", State::total)
            .nanos("min_ns", State::min)
            .percent("share_pct", State::share)
            .note("of span: share of the time from the first record to the last");

    static Table states() {
        return STATES.table(
                NANOS,
                List.of(
                        new State(1, 0, "running", 3109, 4_012_345_678L, 980, 98.765),
                        new State(32767, 12, "blocked", 7, 12_500_000L, null, 0.0),
                        new State(null, 3, "runnable", 0, 0L, null, Double.NaN)));
    }

    private record Odd(long id, String name, boolean inferred, double rate, Long hz, long at) {}

    private static final Columns<Odd> ODD = Columns.<Odd>of("odd", "Odd cells")
            .hex("id", 8, Odd::id)
            .text("name", Odd::name)
            .bool("inferred", Odd::inferred)
            .decimal("rate_ppm", 3, Odd::rate)
            .hz("tsc_hz", Odd::hz)
            .moment("at_ns", Odd::at)
            .text("unread", Odd::name)
            .forMachines();

    static Table odd() {
        return ODD.table(
                NANOS,
                List.of(
                        new Odd(0x21001, "a,\"b\"\nc", true, -0.00049, 2_800_123_456L, 1_500_000_017L),
                        new Odd(0xffffffffL, "", false, 1e9, null, -1L)));
    }

    private static final Columns<String> FACTS = Columns.<String>group()
            .text("file", file -> file)
            .nanos("span_ns", file -> 4_062_000_000L)
            .count("pcpus", file -> 4)
            .count("bytes_skipped", file -> 0)
            .forMachines();

    static Page page() {
        return new Page("xenscope.sched/1")
                .facts(FACTS, NANOS, "bööt.xen")
                .warning("TSC rate assumed: 2400 MHz")
                .table(states())
                .table(odd())
                .table(Columns.<String>of("none", "Nothing here")
                        .count("count", String::length)
                        .whenEmpty("this capture holds no such records")
                        .table(NANOS, List.of()))
                .note("See also: xenscope help sched");
    }

    static String print(Page page, Format format) throws IOException {
        StringWriter out = new StringWriter();
        format.printer().print(page, out);
        return out.toString();
    }
}
