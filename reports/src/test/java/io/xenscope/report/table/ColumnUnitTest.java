package io.xenscope.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnUnitTest {
    @ParameterizedTest
    @CsvSource({
        "NANOS, 1, 999, ns, 999",
        "NANOS, 1000, 1000, µs, 1.000",
        "NANOS, 1, 99999, µs, 99.999",
        "NANOS, 1, 100000000, ms, 100.000",
        "NANOS, 100000, 12345678, ms, 12.346",
        "NANOS, 900, 12345678, µs, 12345.678",
        "NANOS, 100000000, 12000000000, s, 12.000",
        "NANOS, 200, 12000000000, ms, 12000.000",
        "NANOS, 200, 120000000000, s, 120.000",
        "NANOS, 9223372036854775807, 9223372036854775807, s, 9223372036.855",
        "HZ, 100, 100, Hz, 100",
        "HZ, 2800123456, 2800123456, MHz, 2800.123",
        "MOMENT, 1, 17, s, 0.000000017"
    })
    void the_unit_follows_the_largest_and_shows_the_smallest_where_it_can(
            Kind kind, long smallest, long largest, String name, String largestPrinted) {
        ColumnUnit unit = ColumnUnit.of(kind, smallest, largest);
        assertEquals(name + " " + largestPrinted, unit.name() + " " + unit.print(largest));
    }

    @ParameterizedTest
    @CsvSource({"-1500, -1.500", "1499, 1.499", "0, 0.000", "-1, -0.001"})
    void numbers_below_zero_keep_their_sign(long nanos, String printed) {
        assertEquals(printed, ColumnUnit.of(Kind.NANOS, 1000, 1500).print(nanos));
    }
}
