package io.xenscope.report.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type as values of options. */
final class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "2.8G, 2800000000",
        "2800M, 2800000000",
        "2800.1MHz, 2800100000",
        "2596096k, 2596096000",
        "1000000, 1000000"
    })
    void rates(String text, long hertz) {
        assertEquals(hertz, TypedNumber.hertz(CommonOptions.CPU_HZ, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "0",
                "-1",
                "1e9",
                "2.8.1G",
                "2.8T",
                "0x10",
                "1,5G",
                "٣",
                "99999999999999999999G",
                ".",
                "26k",
                "10.1G"
            })
    void no_rates(String text) {
        assertThrows(UsageException.class, () -> TypedNumber.hertz(CommonOptions.CPU_HZ, text));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5s, 1500000000",
        "200ms, 200000000",
        "10us, 10000",
        "10µs, 10000",
        "7ns, 7",
        "0.000000017, 17",
        "2, 2000000000"
    })
    void durations(String text, long nanos) {
        assertEquals(nanos, TypedNumber.nanos(CommonOptions.MIN_DUR, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1m", "1 s", "1e3s", "9999999999999s"})
    void no_durations(String text) {
        assertThrows(UsageException.class, () -> TypedNumber.nanos(CommonOptions.MIN_DUR, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.0", "1025", "many"})
    void no_thread_counts(String text) {
        assertThrows(UsageException.class, () -> TypedNumber.whole(CommonOptions.THREADS, text, 1024));
    }

    @ParameterizedTest
    @CsvSource({
        "  ,  , 0, 10000",
        "1s,  , 1000, 10000",
        "1s, 2s, 1000, 2000",
        "1s, +2s, 1000, 3000",
        "-1s, +500ms, 9000, 9500",
        "-2s, -1s, 8000, 9000",
        "-1m,  , 0, 0",
        "-60s,  , 0, 10000",
        "+1s, 99s, 1000, 10000"
    })
    void ranges_of_a_capture_of_ten_seconds(String from, String to, long fromMillis, long toMillis) {
        if (toMillis == 0) {
            assertThrows(UsageException.class, () -> TimeRange.of(from, to));
            return;
        }
        TimeRange range = TimeRange.of(from, to);
        assertEquals(fromMillis * 1_000_000, range.fromNanos(10_000_000_000L));
        assertEquals(toMillis * 1_000_000, range.toNanos(10_000_000_000L));
    }

    @Test
    void a_range_with_nothing_in_it_is_refused() {
        TimeRange range = TimeRange.of("2s", "1s");
        UsageException refusal = assertThrows(UsageException.class, () -> range.toNanos(10_000_000_000L));
        assertEquals("nothing is left between --from 2s and --to 1s of a capture of 10000 ms", refusal.getMessage());
        assertEquals(0, TimeRange.of(null, null).toNanos(0));
    }

    @Test
    void lists_of_numbers_hold_what_they_name() {
        NumberSet set = NumberSet.of(CommonOptions.DOM, List.of("1,3-5", "idle"));
        for (int domain : new int[] {1, 3, 4, 5, 32767}) {
            assertTrue(set.test(domain));
        }
        for (int domain : new int[] {0, 2, 6, 32766, 32768, -1}) {
            assertFalse(set.test(domain));
        }
        assertTrue(NumberSet.of(CommonOptions.DOM, List.of()).test(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,", "a", "5-3", "-1", "1-", "99999", "0x1", "1 2"})
    void no_lists_of_numbers(String text) {
        assertThrows(UsageException.class, () -> NumberSet.of(CommonOptions.PCPU, List.of(text)));
    }

    @Test
    void lists_of_vcpus_hold_what_they_name() {
        VcpuSet set = VcpuSet.of(CommonOptions.VCPU, List.of("d1v0,d2v*", "d3v1-2"));
        assertTrue(set.test(1, 0) && set.test(2, 77) && set.test(3, 1) && set.test(3, 2));
        assertFalse(set.test(1, 1) || set.test(3, 0) || set.test(3, 3) || set.test(0, 0));
        assertTrue(VcpuSet.of(CommonOptions.VCPU, List.of()).test(9, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "d1", "v0", "d1v", "dv0", "d1v0,", "D1V0", "1v0"})
    void no_lists_of_vcpus(String text) {
        assertThrows(UsageException.class, () -> VcpuSet.of(CommonOptions.VCPU, List.of(text)));
    }

    @ParameterizedTest
    @CsvSource({"sched, shced, 1", "sched, sched, 0", "exits, exit, 1", "top, info, 4", "'', abc, 3", "ab, ba, 1"})
    void distances_between_words(String a, String b, int distance) {
        assertEquals(distance, Nearest.distance(a, b));
        assertEquals(distance, Nearest.distance(b, a));
    }
}
