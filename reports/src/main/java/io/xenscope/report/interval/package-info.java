/**
 * The command {@code interval}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.interval.Interval}.
 */
package io.xenscope.report.interval;
