package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Shares of weight are found where adding up in the order of the rates finds them. */
class SlopesTest {
    private static double byAddingUp(TreeMap<Double, Double> weightByRate, double share) {
        double all =
                weightByRate.values().stream().mapToDouble(Double::doubleValue).sum();
        double sum = 0;
        for (var rate : weightByRate.entrySet()) {
            sum += rate.getValue();
            if (sum >= share * all) {
                return rate.getKey();
            }
        }
        return weightByRate.lastKey();
    }

    @Test
    void quarters_are_those_of_the_rates_in_order() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            Slopes slopes = new Slopes();
            TreeMap<Double, Double> weightByRate = new TreeMap<>();
            int kinds = 1 + random.nextInt(200);
            for (int pair = 1 + random.nextInt(400); pair > 0; pair--) {
                double ticks = 1 + random.nextInt(100_000);
                double nanos = 1 + random.nextInt(kinds);
                slopes.add(ticks, nanos);
                weightByRate.merge(ticks / nanos, ticks, Double::sum);
            }
            double[] expected = {
                byAddingUp(weightByRate, 0.25), byAddingUp(weightByRate, 0.5), byAddingUp(weightByRate, 0.75)
            };
            assertArrayEquals(expected, slopes.quantiles(0.25, 0.5, 0.75));
        }
    }

    @Test
    void one_pair_is_all_shares_and_pairs_that_are_no_rate_are_none() {
        Slopes slopes = new Slopes();
        slopes.add(0, 5);
        slopes.add(5, 0);
        slopes.add(Double.NaN, 5);
        slopes.add(5, Double.NaN);
        slopes.add(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        slopes.add(6, 3);
        assertArrayEquals(new double[] {2, 2}, slopes.quantiles(0.01, 0.99));
        assertEquals(false, slopes.isEmpty());
    }
}
