package io.xenscope.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;

/** {@code hdr_merge(hist)}: the sum of histograms; null of none. */
final class HdrMerge extends HdrAggregate<ArrayList<byte[]>> {
    private static final long serialVersionUID = 1L;

    static final String NAME = "hdr_merge";
    /** So many are kept as they came before they are added up. */
    private static final int KEPT = 32;

    HdrMerge() {
        super(NAME, DataTypes.BinaryType);
    }

    @Override
    public ArrayList<byte[]> newAggregationState() {
        return new ArrayList<>();
    }

    @Override
    public ArrayList<byte[]> update(ArrayList<byte[]> state, InternalRow input) {
        if (!input.isNullAt(0)) {
            state.add(input.getBinary(0).clone());
        }
        return summed(state, KEPT);
    }

    @Override
    public ArrayList<byte[]> merge(ArrayList<byte[]> left, ArrayList<byte[]> right) {
        left.addAll(right);
        return summed(left, KEPT);
    }

    @Override
    public byte[] produceResult(ArrayList<byte[]> state) {
        return state.isEmpty() ? null : summed(state, 0).get(0);
    }

    private static ArrayList<byte[]> summed(ArrayList<byte[]> state, int kept) {
        if (state.size() <= kept) {
            return state;
        }
        HistogramSum sum = new HistogramSum(NAME);
        state.forEach(sum::add);
        return new ArrayList<>(List.of(sum.encoded()));
    }
}
