package io.xenscope.report.rows;

import java.util.List;

/**
 * One column of a {@link RowTable}. Any value may be null: not known, or not applicable; never 0 or -1 instead.
 *
 * @param name in machine form, as {@code dur_ns}
 * @param unit {@code ns}, {@code bytes}, {@code Hz}, {@code ppb}; empty for counts and names
 * @param words of a column of {@link ColumnType#WORD} all its values, by number; else empty
 * @param comment one line that says what it is
 */
public record RowColumn(String name, ColumnType type, String unit, List<String> words, String comment) {
    public RowColumn {
        words = List.copyOf(words);
    }

    /** The comment with the unit, as databases keep it. */
    public String fullComment() {
        return unit.isEmpty() ? comment : comment + " [" + unit + "]";
    }
}
