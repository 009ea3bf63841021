/**
 * Columns and names that tables of several reports share.
 * Called by: reports.
 * Start at {@link io.xenscope.report.cells.Cells}.
 */
package io.xenscope.report.cells;
