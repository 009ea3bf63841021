/**
 * The command {@code sched}.
 * Called by: the list of commands only.
 * Start at {@link io.xenscope.report.sched.Sched}.
 */
package io.xenscope.report.sched;
