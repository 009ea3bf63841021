/**
 * The command {@code scheduler}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.scheduler.Scheduler}.
 */
package io.xenscope.report.scheduler;
