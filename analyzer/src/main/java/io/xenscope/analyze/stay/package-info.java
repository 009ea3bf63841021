/**
 * Runstate intervals of chosen vcpus one by one, and what domains did at the same time.
 * Called by: sched, pcpus, interval.
 * Start at {@link io.xenscope.analyze.stay.Stays}.
 */
package io.xenscope.analyze.stay;
