package io.xenscope.report.rows;

/** How the values of a column are given to a {@link RowSink}, and what databases keep them as. */
public enum ColumnType {
    /** A number of 16 bits with a sign. */
    SMALLINT(true),
    /** A number of 32 bits with a sign. */
    INTEGER(true),
    /** A number of 64 bits with a sign. */
    BIGINT(true),
    /** The number 0 or 1. */
    BOOLEAN(true),
    /** The number of one of the column's {@link RowColumn#words}: few words, all known beforehand. */
    WORD(true),
    /** One of few different texts, which the capture decides: those of equal value are one object. */
    NAME(false),
    /** Any text. */
    TEXT(false),
    /** A text that is a JSON object. */
    JSON(false),
    /** Bytes. */
    BINARY(false);

    private final boolean number;

    ColumnType(boolean number) {
        this.number = number;
    }

    /** Whether values are given by {@link RowSink#number}. */
    public boolean isNumber() {
        return number;
    }
}
