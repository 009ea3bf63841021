package io.xenscope.report.tables;

import io.xenscope.report.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Joins the cells and columns that tables have of their own with those that many share. */
public final class Cells {
    private Cells() {}

    public static Object[] join(Object[] first, Object[] second) {
        Object[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    public static List<Column> join(List<Column> first, List<Column> second) {
        List<Column> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Percent of {@code whole}; not known of nothing. */
    public static double percent(long part, double whole) {
        return whole == 0 ? Double.NaN : 100.0 * part / whole;
    }
}
