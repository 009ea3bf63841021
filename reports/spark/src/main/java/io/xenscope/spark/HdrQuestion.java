package io.xenscope.spark;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** A number that a histogram tells; null of null, and of an empty histogram what has no answer there. */
final class HdrQuestion implements ScalarFunction<Long> {
    private static final long serialVersionUID = 1L;
    private static final double WHOLE = 100.0;

    /** What can be asked. */
    enum Kind {
        /** {@code hdr_quantile(hist, share)}: the value below or at which this share of all values lies, 0 to 1. */
        QUANTILE(DataTypes.BinaryType, DataTypes.DoubleType),
        /** {@code hdr_count(hist)}: how many values. */
        COUNT(DataTypes.BinaryType),
        /** {@code hdr_max(hist)}: the largest. */
        MAX(DataTypes.BinaryType);

        private final DataType[] types;

        Kind(DataType... types) {
            this.types = types;
        }

        /** As queries call it. */
        String function() {
            return "hdr_" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Kind kind;

    HdrQuestion(Kind kind) {
        this.kind = kind;
    }

    @Override
    public DataType[] inputTypes() {
        return kind.types.clone();
    }

    @Override
    public DataType resultType() {
        return DataTypes.LongType;
    }

    @Override
    public String name() {
        return kind.function();
    }

    @Override
    public String canonicalName() {
        return "io.xenscope." + name() + Arrays.toString(kind.types);
    }

    @Override
    public Long produceResult(InternalRow input) {
        if (input.isNullAt(0) || kind == Kind.QUANTILE && input.isNullAt(1)) {
            return null;
        }
        Histogram histogram = EncodedHistogram.decoded(name(), input.getBinary(0));
        if (kind == Kind.COUNT) {
            return histogram.getTotalCount();
        }
        if (histogram.getTotalCount() == 0) {
            return null;
        }
        return kind == Kind.MAX ? histogram.getMaxValue() : quantile(histogram, input.getDouble(1));
    }

    private Long quantile(Histogram histogram, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name() + ": share " + share + "; expected 0 to 1, as 0.99");
        }
        return histogram.getValueAtPercentile(share * WHOLE);
    }
}
