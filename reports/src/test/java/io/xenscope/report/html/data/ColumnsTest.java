package io.xenscope.report.html.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.sched.VcpuState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns of the page: what goes in comes out, and slices tile the range. */
final class ColumnsTest {
    private static List<Long> numbers(VarintLog log) {
        List<Long> numbers = new ArrayList<>();
        VarintLog.Reader reader = log.new Reader();
        while (reader.hasNext()) {
            numbers.add(reader.next());
        }
        return numbers;
    }

    @Test
    void varints_come_back() {
        VarintLog log = new VarintLog();
        List<Long> all = List.of(0L, 1L, 127L, 128L, 16_384L, 1L << 40, Long.MAX_VALUE);
        all.forEach(log::add);
        assertEquals(all, numbers(log));
    }

    @Test
    void rows_of_the_heat_map_are_half_octaves_from_256_nanoseconds() {
        assertEquals(
                List.of(0, 0, 0, 1, 2, 3, 55),
                List.of(
                        HeatCounts.row(0),
                        HeatCounts.row(256),
                        HeatCounts.row(361),
                        HeatCounts.row(363),
                        HeatCounts.row(512),
                        HeatCounts.row(725),
                        HeatCounts.row(Long.MAX_VALUE)));
    }

    @Test
    void wakers_are_found_by_the_moment_of_the_wake() {
        WakerLog log = new WakerLog(0);
        log.add(10, 3);
        log.add(10, 4);
        log.add(50, 5);
        WakerLog.Reader reader = log.new Reader(0);
        assertEquals(
                List.of(0, 3, 0, 5, 0),
                List.of(reader.of(5), reader.of(10), reader.of(20), reader.of(50), reader.of(60)));
    }

    private static SliceColumns columns(Windows windows) {
        return new SliceColumns(100, 1000, windows, new WakerLog(0).new Reader(0), null);
    }

    private static String text(SliceColumns columns) {
        StringBuilder text = new StringBuilder();
        columns.forEach((duration, word) -> text.append(duration)
                .append(' ')
                .append(SliceState.values()[(int) (word & 15)])
                .append((word & 16) == 0 ? "" : " truncated")
                .append(word >> 5 == 0 ? "" : " on " + ((word >> 5) - 1))
                .append('\n'));
        return text.toString();
    }

    private static void stays(SliceColumns columns) {
        columns.stay(VcpuState.BLOCKED, VcpuState.UNKNOWN, -1, 0, 200, VcpuState.RUNNABLE);
        columns.stay(VcpuState.RUNNABLE, VcpuState.BLOCKED, -1, 200, 300, VcpuState.RUNNING);
        columns.stay(VcpuState.RUNNING, VcpuState.RUNNABLE, 2, 300, 800, VcpuState.RUNNABLE);
        columns.stay(VcpuState.RUNNABLE, VcpuState.RUNNING, 2, 800, 1500, VcpuState.RUNNING);
        columns.finish();
    }

    @Test
    void slices_tile_the_range_and_are_truncated_at_its_borders() {
        SliceColumns columns = columns(Windows.all(100, 1000));
        stays(columns);
        assertEquals("""
            100 BLOCKED truncated
            100 WAITING_WOKEN
            500 RUNNING on 2
            200 WAITING_PREEMPTED truncated
            """, text(columns));
    }

    @Test
    void outside_of_windows_slices_are_left_out() {
        SliceColumns columns = columns(Windows.of(List.of(new long[] {250, 350}, new long[] {700, 900})));
        stays(columns);
        assertEquals("""
            150 LEFT_OUT
            50 WAITING_WOKEN truncated
            50 RUNNING truncated on 2
            350 LEFT_OUT
            100 RUNNING truncated on 2
            100 WAITING_PREEMPTED truncated
            100 LEFT_OUT
            """, text(columns));
    }

    @Test
    void buckets_have_shares_in_fifteenths_and_what_is_there_at_all_shows() {
        Buckets buckets = new Buckets(3, 0, 3000);
        buckets.add(SliceState.RUNNING, 0, 1000);
        buckets.add(SliceState.RUNNING, 1000, 1001);
        buckets.add(SliceState.WAITING_WOKEN, 1500, 3000);
        VarintLog shares = new VarintLog();
        VarintLog waits = new VarintLog();
        buckets.addTo(shares, waits);
        assertEquals(List.of(15L, 1L | 8 << 4, 15L << 4), numbers(shares));
        assertEquals(List.of(0L, 11L, 11L), numbers(waits));
    }
}
