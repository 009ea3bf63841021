package io.xenscope.analyze.snapshot;

import io.xenscope.analyze.account.PcpuState;
import java.util.List;

/**
 * What one pcpu was doing at a moment. Times are common ticks.
 *
 * @param pcpu its number
 * @param state what it did
 * @param vcpu who ran, the idle vcpu too, see {@link io.xenscope.analyze.base.VcpuKey}; unknown where nobody is known to have run
 * @param since when it began to do that; {@link VcpuMoment#BEFORE} where that was before its first record
 * @param before who ran before: the reason why the present one was chosen lies in how that one ended; unknown where nobody is known
 * @param beforeEnds runstate in which that one was left, see {@link io.xenscope.format.event.Runstate.Numbers}; -1 where not known
 * @param waiting vcpus that wait for a pcpu and ran here last, in the order of their waits
 */
public record PcpuMoment(
        int pcpu, PcpuState state, int vcpu, long since, int before, int beforeEnds, List<VcpuMoment> waiting) {}
