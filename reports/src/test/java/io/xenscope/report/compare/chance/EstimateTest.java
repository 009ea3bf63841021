package io.xenscope.report.compare.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EstimateTest {
    private static Estimate.Side constant(double value) {
        double[] drawn = new double[Draws.COUNT];
        Arrays.fill(drawn, value);
        return new Estimate.Side(value, value, drawn);
    }

    @Test
    void no_difference_is_never_sure() {
        assertEquals(new Estimate(0, 0, 0, 1), Estimate.ofDraws(constant(5), constant(5), 12));
    }

    @Test
    void a_side_of_nothing_differs_by_the_difference() {
        assertEquals(new Estimate(3, 3, 3, 0), Estimate.ofDraws(constant(0), constant(3), 12));
    }

    @Test
    void the_last_digits_of_a_sum_are_no_difference() {
        double[] none = new double[400];
        double[] some = new double[400];
        some[7] = 4;
        double sum = 0.1 + 0.2;
        Estimate estimate = Estimate.ofDraws(new Estimate.Side(0, 0, none), new Estimate.Side(0.3, sum, some), 12);
        assertEquals(0, estimate.low());
        assertEquals(0.3, estimate.difference());
    }

    /** Worked by hand: means ln 2 apart, variances 0.01 and 0.04, Welch's degrees of freedom 2.94. */
    @Test
    void several_captures_are_compared_by_welch() {
        double[] a = {Math.exp(-0.1), 1, Math.exp(0.1)};
        double[] b = {2 * Math.exp(-0.2), 2, 2 * Math.exp(0.2)};
        Estimate estimate = Estimate.ofCaptures(a, b);
        assertEquals(Math.log(2), estimate.difference(), 1e-12);
        double error = Math.sqrt(0.01 / 3 + 0.04 / 3);
        double freedom = 0.05 * 0.05 / (0.01 * 0.01 / 2 + 0.04 * 0.04 / 2);
        assertEquals(StudentT.twoSided(Math.log(2) / error, freedom), estimate.chance(), 1e-12);
        assertEquals(Math.log(2) - error * StudentT.exceededBy(0.01, freedom), estimate.low(), 1e-9);
        assertTrue(estimate.low() < 0 && estimate.high() > 1, "three captures with such spread prove nothing at 99 %");
    }
}
