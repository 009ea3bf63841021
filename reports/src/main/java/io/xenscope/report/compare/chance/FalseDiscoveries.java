package io.xenscope.report.compare.chance;

import java.util.Arrays;

/** Which of many tests count, so that of those that do at most a given share is expected to be due to chance (Benjamini, Hochberg). */
public final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /** The largest chance that counts; negative where none does. NaN stands for what was not tested. */
    public static double limit(double[] chances, double share) {
        double[] tested = Arrays.stream(chances)
                .filter(chance -> !Double.isNaN(chance))
                .sorted()
                .toArray();
        for (int i = tested.length - 1; i >= 0; i--) {
            if (tested[i] <= share * (i + 1) / tested.length) {
                return tested[i];
            }
        }
        return -1;
    }
}
