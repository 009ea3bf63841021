/**
 * Trackers of the first pass: what begins and ends within one run.
 * Called by: make.
 * Start at {@link io.xenscope.analyze.track.pcpu.ExitTrack}.
 */
package io.xenscope.analyze.track.pcpu;
