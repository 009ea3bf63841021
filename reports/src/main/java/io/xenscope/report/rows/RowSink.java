package io.xenscope.report.rows;

/**
 * Takes rows cell by cell: first the cells that are known, in the order of columns, then {@link #end}. A cell that was not given
 * is null. Confined to the thread that reads.
 */
public interface RowSink {
    /** Whether a column is of interest: others are not asked for, and not given. The answer never changes. */
    default boolean wants(int column) {
        return true;
    }

    /** The value of a column whose type is a number, see {@link ColumnType#isNumber}. */
    void number(int column, long value);

    /** The value of any other column but one of bytes. */
    void text(int column, String value);

    /** The value of a column of {@link ColumnType#BINARY}. */
    void bytes(int column, byte[] value);

    /** The row is complete. */
    void end();
}
