package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTableTest {
    private record Wait(int dom, String why, long max, long total, long rare) {}

    private static final Columns<Wait> WAITS = Columns.<Wait>of("waits", "Waits for a pcpu, by domain")
            .domain("dom", Wait::dom)
            .keys()
            .text("why", Wait::why)
            .nanos("rare_thing_ns", Wait::rare)
            .detail()
            .nanos("max_ns", Wait::max)
            .main()
            .moreIsWorse()
            .nanos("total_ns", Wait::total)
            .note("why: as the scheduler says; a wait is what lies between a wake-up and the next run.");

    private static final Page PAGE = new Page("xenscope.x/1")
            .warning("the TSC rate is assumed, and all times may be off")
            .sentence("look  Domain 1 waited 31 % of the time. → xenscope blame --dom 1")
            .table(WAITS.table(
                    Sheet.NANOS,
                    List.of(
                            new Wait(1, "was preempted by a vcpu of another domain", 7_000, 9_000_000, 5),
                            new Wait(2, "woken", 2_000, 3_000_000, 7))));

    private static String print(Layout layout) throws IOException {
        StringWriter out = new StringWriter();
        Format.TEXT.printer(layout).print(PAGE, out);
        return out.toString();
    }

    private static Layout narrow(int width) {
        return new Layout(width, false, null, Ink.NONE);
    }

    @Test
    void details_go_first_and_are_named_and_notes_are_wrapped() throws IOException {
        assertEquals("""
            ! the TSC rate is assumed, and all times may be off

            look  Domain 1 waited 31 % of the time. → xenscope blame --dom 1

            Waits for a pcpu, by domain
              dom  why                                        max µs  total ms
              ───  ─────────────────────────────────────────  ──────  ────────
                1  was preempted by a vcpu of another domain   7.000     9.000
                2  woken                                       2.000     3.000
              why: as the scheduler says; a wait is what lies between a wake-up and
              the next run.
              not shown: rare thing; --wide shows all columns
            """, print(narrow(72)));
    }

    @Test
    void long_texts_are_wrapped_before_more_columns_go_and_what_the_table_is_about_goes_last() throws IOException {
        assertEquals("""
            ! the TSC rate is assumed, and all times
              may be off

            look  Domain 1 waited 31 % of the time.
                  → xenscope blame --dom 1

            Waits for a pcpu, by domain
              dom  why                        max µs
              ───  ─────────────────────────  ──────
                1  was preempted by a vcpu     7.000
                   of another domain
                2  woken                       2.000
              why: as the scheduler says; a wait is
              what lies between a wake-up and the
              next run.
              not shown: rare thing, total; --wide
              shows all columns
            """, print(narrow(40)));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 30, 47, 64, 71, 80, 200})
    void no_line_is_longer_than_the_width(int width) throws IOException {
        for (String line : print(narrow(width)).split("\n")) {
            assertTrue(Text.length(line) <= width, width + ": " + line);
        }
    }

    @Test
    void wide_shows_all_columns_and_wraps_only_notes() throws IOException {
        String page = print(new Layout(40, true, null, Ink.NONE));
        assertTrue(
                page.contains("  dom  why                                        rare thing ns  max µs  total ms\n"));
        assertTrue(page.contains("\n  next run.\n"));
    }

    @Test
    void ink_is_for_headings_caveats_the_worst_value_and_notes() throws IOException {
        String inked = print(new Layout(0, false, null, Ink.ANSI));
        assertTrue(inked.contains("\u001b[33m! the TSC rate is assumed, and all times may be off\u001b[0m\n"));
        assertTrue(inked.contains("\u001b[33mlook\u001b[0m  Domain 1"));
        assertTrue(inked.contains("\u001b[1mWaits for a pcpu, by domain\u001b[0m\n"));
        assertTrue(inked.contains("\u001b[31m 7.000\u001b[0m"), inked);
        assertEquals(print(Layout.UNLIMITED), inked.replaceAll("\u001b\\[[0-9]+m", ""));
    }

    @Test
    void a_unit_that_was_asked_for_is_that_of_all_lengths_of_time() throws IOException {
        String page = print(new Layout(0, false, "us", Ink.NONE));
        assertTrue(page.contains("rare thing µs  max µs  total µs\n"), page);
        assertTrue(page.contains("        0.005   7.000  9000.000\n"), page);
    }

    private record Spread(long p50, long p99, long max) {}

    @Test
    void percentiles_of_the_same_thing_share_the_unit_of_their_median() throws IOException {
        Columns<Spread> group = Columns.<Spread>group()
                .nanos("p50_ns", Spread::p50)
                .nanos("p99_ns", Spread::p99)
                .nanos("max_ns", Spread::max);
        Page page = new Page("xenscope.x/1")
                .table(Columns.<Spread>of("t", "T")
                        .with("wake_", group, row -> row)
                        .with("run_", group, row -> new Spread(1_000_000, 2_000_000, 3_000_000_000L))
                        .table(
                                Sheet.NANOS,
                                List.of(new Spread(40, 1_100, 90_000), new Spread(1_300, 70_000, 2_000_000_000L))));
        StringWriter out = new StringWriter();
        Format.TEXT.printer().print(page, out);
        assertEquals("""
            T
              p50 µs  p99 µs       max µs  run p50 ms  run p99 ms  run max ms
              ──────  ──────  ───────────  ──────────  ──────────  ──────────
               0.040   1.100       90.000       1.000       2.000    3000.000
               1.300  70.000  2000000.000       1.000       2.000    3000.000
            """, out.toString());
    }

    @Test
    void what_is_too_small_to_show_is_not_nothing() {
        assertEquals("<0.001", ColumnUnit.named("ms").print(499L));
        assertEquals("0.001", ColumnUnit.named("ms").print(500L));
        assertEquals("0.000", ColumnUnit.named("ms").print(0L));
    }
}
