/**
 * Accounts by interval of time.
 * Called by: interval and series.
 * Start at {@link io.xenscope.analyze.interval.Grid}.
 */
package io.xenscope.analyze.interval;
