package io.xenscope.report.table;

import java.util.List;

/**
 * How text for people is laid out.
 *
 * @param width columns of characters that a line may have; 0: as many as it needs
 * @param wide whether tables keep all their columns, however long their lines get
 * @param unit the unit of all lengths of time, one of {@link #UNITS}; null: a fitting one is chosen
 * @param ink whether what matters most is emphasised
 */
public record Layout(int width, boolean wide, String unit, Ink ink) {
    /** The units of lengths of time, as they are typed. */
    public static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    /** Below that no table can be read. */
    public static final int LEAST_WIDTH = 20;

    /** As text is that a file or another program gets. */
    public static final Layout UNLIMITED = new Layout(0, false, null, Ink.NONE);

    /** The width that tables must fit; 0: any. */
    int tableWidth() {
        return wide ? 0 : width;
    }
}
