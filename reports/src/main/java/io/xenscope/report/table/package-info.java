/**
 * Tables: columns declared once, rows, pages, and the forms in which they are printed.
 * Called by: every report; it knows nothing of captures.
 * Start at {@link io.xenscope.report.table.Columns}.
 */
package io.xenscope.report.table;
