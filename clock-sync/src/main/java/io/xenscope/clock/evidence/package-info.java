/**
 * What records of one pcpu say about its clock, in compact form.
 * Called by: the analyzer and the solver.
 * Start at {@link io.xenscope.clock.evidence.PcpuEvidence}.
 */
package io.xenscope.clock.evidence;
