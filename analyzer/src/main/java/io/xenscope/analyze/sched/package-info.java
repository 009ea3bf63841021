/**
 * The schedule of a pcpu (runs, changes, losses) and its join by vcpu.
 * Called by: the first pass, readings, reports of single runs.
 * Start at {@link io.xenscope.analyze.sched.VcpuTimeline}.
 */
package io.xenscope.analyze.sched;
