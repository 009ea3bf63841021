/**
 * Trackers that follow one vcpu through its runs.
 * Called by: reports, exports, make.
 * Start at {@link io.xenscope.analyze.track.vcpu.VmExits}.
 */
package io.xenscope.analyze.track.vcpu;
