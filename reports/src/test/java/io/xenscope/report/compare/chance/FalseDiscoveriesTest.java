package io.xenscope.report.compare.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class FalseDiscoveriesTest {
    /** Of ten at 5 %: the limits are 0.005, 0.010, 0.015 ...; the fourth, 0.019, is the last that is below its own. */
    @Test
    void the_largest_chance_below_its_own_limit_counts_and_all_smaller_ones() {
        double[] chances = {0.9, 0.0005, 0.008, 0.016, 0.019, 0.04, 0.3, 0.5, 0.6, 0.7};
        assertEquals(0.019, FalseDiscoveries.limit(chances, 0.05));
    }

    @Test
    void what_was_not_tested_is_not_counted() {
        double[] chances = {Double.NaN, 0.04, Double.NaN};
        assertEquals(0.04, FalseDiscoveries.limit(chances, 0.05));
    }

    @Test
    void none_may_count() {
        assertEquals(-1, FalseDiscoveries.limit(new double[] {0.06, 0.5}, 0.05));
        assertEquals(-1, FalseDiscoveries.limit(new double[] {}, 0.05));
    }
}
