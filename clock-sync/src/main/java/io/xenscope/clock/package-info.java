/**
 * The rate of the TSC, and one time line for all pcpus.
 * Called by: the analyzer and reports.
 * Start at {@link io.xenscope.clock.Alignment}.
 */
package io.xenscope.clock;
