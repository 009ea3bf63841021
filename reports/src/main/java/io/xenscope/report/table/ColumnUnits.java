package io.xenscope.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The unit of each column of a table. Percentiles of the same durations are compared with each other, so they share one, which the
 * median of their cells chooses; every other column has its own.
 */
final class ColumnUnits {
    private final Table table;
    private final String fixed;
    private final Map<String, ColumnUnit> groups = new HashMap<>();

    /** {@code fixed} is the unit of all lengths of time, or null. */
    ColumnUnits(Table table, String fixed) {
        this.table = table;
        this.fixed = fixed;
    }

    /** The unit of a column; null: has none. */
    ColumnUnit of(int index) {
        Column column = table.columns().get(index);
        if (column.kind() == Kind.NANOS && fixed != null) {
            return ColumnUnit.named(fixed);
        }
        String group = column.percentilesOf();
        return group == null ? ofColumn(column.kind(), index) : groups.computeIfAbsent(group, this::ofGroup);
    }

    private ColumnUnit ofGroup(String group) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (group.equals(table.columns().get(i).percentilesOf())) {
                values.addAll(values(i));
            }
        }
        Collections.sort(values);
        return ColumnUnit.ofMedian(values.isEmpty() ? 0 : values.get(values.size() / 2));
    }

    private ColumnUnit ofColumn(Kind kind, int index) {
        List<Long> values = values(index);
        return values.isEmpty()
                ? ColumnUnit.of(kind, Long.MAX_VALUE, 0)
                : ColumnUnit.of(kind, Collections.min(values), Collections.max(values));
    }

    /** Without zeros, which look the same in every unit. */
    private List<Long> values(int index) {
        List<Long> values = new ArrayList<>();
        for (Object[] row : table.rows()) {
            if (row[index] instanceof Long value && value != 0) {
                values.add(Math.abs(value));
            }
        }
        return values;
    }
}
