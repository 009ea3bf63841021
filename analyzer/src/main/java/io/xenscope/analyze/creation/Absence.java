package io.xenscope.analyze.creation;

import io.xenscope.analyze.sched.VcpuState;

/**
 * A stay of the vcpu that was making a domain in which it did not run. Times are common ticks.
 *
 * @param vcpu which, see {@link io.xenscope.analyze.base.VcpuKey}
 * @param state what it did instead
 * @param begin when that began, not before the creation
 * @param end when it ended, not after the creation
 * @param wokenBy what ended a sleep; null of a wait
 */
public record Absence(int vcpu, VcpuState state, long begin, long end, WokenBy wokenBy) {
    public long ticks() {
        return end - begin;
    }
}
