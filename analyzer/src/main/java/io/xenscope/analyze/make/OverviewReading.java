package io.xenscope.analyze.make;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.sched.Presence;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;

/**
 * Makes an {@link Overview}: the walk, the clocks and the extent of an {@link Analyzer}, without the accounts of vcpus,
 * interrupts and domains, which would cost more than all the rest.
 */
final class OverviewReading extends Reading<Presence> {
    OverviewReading(Capture capture, Workers workers, TscRate givenRate, Clocks clocks) {
        super(capture, workers, givenRate, clocks);
    }

    Overview overview() {
        read();
        parts.addPcpus(capture, pcpus, workers);
        return parts.overview(era());
    }

    @Override
    Presence vcpu(int key) {
        return new Presence(key, parts.losses);
    }
}
