/**
 * The command {@code clock}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.clock.ClockReport}.
 */
package io.xenscope.report.clock;
