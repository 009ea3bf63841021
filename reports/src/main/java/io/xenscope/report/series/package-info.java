/**
 * The command {@code series}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.series.Series}.
 */
package io.xenscope.report.series;
