/**
 * Solves for offsets and drifts of clocks from what records forbid.
 * Called by: the analyzer.
 * Start at {@link io.xenscope.clock.solve.Aligner}.
 */
package io.xenscope.clock.solve;
