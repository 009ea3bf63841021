package io.xenscope.report.compare.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Against tables that are printed in every textbook, and the two cases that have a formula. */
final class StudentTTest {
    @Test
    void critical_values_are_those_of_the_tables() {
        assertEquals(12.706, StudentT.exceededBy(0.05, 1), 5e-4);
        assertEquals(9.925, StudentT.exceededBy(0.01, 2), 5e-4);
        assertEquals(2.201, StudentT.exceededBy(0.05, 11), 5e-4);
        assertEquals(3.106, StudentT.exceededBy(0.01, 11), 5e-4);
        assertEquals(2.750, StudentT.exceededBy(0.01, 30), 5e-4);
        assertEquals(2.626, StudentT.exceededBy(0.01, 100), 5e-4);
    }

    @Test
    void one_and_two_degrees_of_freedom_have_a_formula() {
        for (double t : new double[] {0, 0.5, 1, 3, 20, 1000}) {
            assertEquals(1 - 2 / Math.PI * Math.atan(t), StudentT.twoSided(t, 1), 1e-9);
            assertEquals(1 - t / Math.sqrt(2 + t * t), StudentT.twoSided(-t, 2), 1e-9);
        }
    }

    @Test
    void no_spread_leaves_no_room_for_chance() {
        assertEquals(0, StudentT.twoSided(Double.POSITIVE_INFINITY, 11));
        assertEquals(1, StudentT.twoSided(0, 11));
    }
}
