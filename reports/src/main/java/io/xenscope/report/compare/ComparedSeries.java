package io.xenscope.report.compare;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.slices.SliceHistogram;
import io.xenscope.clock.TscRate;

/** A quantity of one capture: the account that other commands print, and what it is in each slice. */
sealed interface ComparedSeries {
    /** How many events or durations it is made of; null of a share of time. */
    Long samples();

    /**
     * A share or a rate.
     *
     * @param scale what the quotient is multiplied by: 100 for percent
     * @param part ticks or events of the whole range
     * @param whole ticks or seconds
     * @param parts by slice
     * @param wholes by slice
     */
    record Quotient(double scale, double part, double whole, double[] parts, double[] wholes, Long samples)
            implements ComparedSeries {
        double value() {
            return whole > 0 ? scale * part / whole : Double.NaN;
        }
    }

    /**
     * Durations.
     *
     * @param all in ticks
     * @param slices in nanoseconds
     */
    record Durations(LatencyHistogram all, TscRate rate, SliceHistogram slices) implements ComparedSeries {
        @Override
        public Long samples() {
            return all.count();
        }

        /** In nanoseconds. */
        double value(Statistic statistic) {
            return rate.nanos(statistic == Statistic.MAX ? all.max() : all.percentile(statistic.percent()));
        }
    }
}
