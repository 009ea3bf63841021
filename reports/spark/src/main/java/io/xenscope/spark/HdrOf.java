package io.xenscope.spark;

import io.xenscope.report.latency.HistogramLayout;
import java.util.HashMap;
import org.HdrHistogram.Histogram;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;

/**
 * {@code hdr_of(value)}: the histogram of whole numbers, 0 and more; null of none. Its state counts values that the histogram does
 * not distinguish as one, so it is bounded.
 */
final class HdrOf extends HdrAggregate<HashMap<Long, Long>> {
    private static final long serialVersionUID = 1L;

    static final String NAME = "hdr_of";
    private static final Histogram BUCKETS = new Histogram(Long.MAX_VALUE / 2, HistogramLayout.DIGITS);

    HdrOf() {
        super(NAME, DataTypes.LongType);
    }

    @Override
    public HashMap<Long, Long> newAggregationState() {
        return new HashMap<>();
    }

    @Override
    public HashMap<Long, Long> update(HashMap<Long, Long> state, InternalRow input) {
        if (!input.isNullAt(0)) {
            long value = input.getLong(0);
            if (value < 0 || value > BUCKETS.getHighestTrackableValue()) {
                throw new IllegalArgumentException(NAME + ": " + value + "; expected 0 to "
                        + BUCKETS.getHighestTrackableValue() + ": leave out others with a condition");
            }
            state.merge(BUCKETS.medianEquivalentValue(value), 1L, Long::sum);
        }
        return state;
    }

    @Override
    public HashMap<Long, Long> merge(HashMap<Long, Long> left, HashMap<Long, Long> right) {
        right.forEach((value, count) -> left.merge(value, count, Long::sum));
        return left;
    }

    @Override
    public byte[] produceResult(HashMap<Long, Long> state) {
        if (state.isEmpty()) {
            return null;
        }
        Histogram histogram = EncodedHistogram.empty();
        state.forEach(histogram::recordValueWithCount);
        return EncodedHistogram.encoded(histogram);
    }
}
