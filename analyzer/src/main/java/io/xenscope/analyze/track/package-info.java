/**
 * The second reading, by vcpu, and notes for trackers of the host.
 * Called by: reports, exports, make.
 * Start at {@link io.xenscope.analyze.track.Readings}.
 */
package io.xenscope.analyze.track;
