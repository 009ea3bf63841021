package io.xenscope.report.rows;

/**
 * One of the captures that were asked for.
 *
 * @param file its name as it was given
 * @param error why it could not be read; null if it could
 */
public record OpenedCapture(String file, String error) {
    /** Gives it as a row of {@link Tables#CAPTURES}. */
    public void give(RowSink sink) {
        Tables.CAPTURES.give(this, sink);
    }
}
