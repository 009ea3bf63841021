/**
 * The command {@code timers}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.timers.Timers}.
 */
package io.xenscope.report.timers;
