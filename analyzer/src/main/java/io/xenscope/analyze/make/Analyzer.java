package io.xenscope.analyze.make;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;

/**
 * Makes an {@link Analysis} or an {@link Overview} of a capture.
 *
 * <pre>
 * walk    by pcpu, workers in parallel, every record once    counts, VM exits within runs, the schedule
 * clock   rate and alignment from what the walk collected
 * join    by vcpu, in parallel, the schedule only            states, waits, VM exits that cross runs
 * </pre>
 */
public final class Analyzer {
    private Analyzer() {}

    /** Analyses a capture with so many threads; {@code givenRate} is null where the capture itself is to tell. */
    public static Analysis analyze(Capture capture, int threads, TscRate givenRate) {
        return analyze(capture, threads, givenRate, Clocks.ALIGNED);
    }

    /** Analyses a capture, its clocks aligned or as they are. */
    public static Analysis analyze(Capture capture, int threads, TscRate givenRate, Clocks clocks) {
        try (Workers workers = new Workers(threads)) {
            return new AnalysisReading(capture, workers, givenRate, clocks).analysis();
        }
    }

    /** The same without the accounts of vcpus, interrupts and domains, which cost more than all the rest. */
    public static Overview overview(Capture capture, int threads, TscRate givenRate, Clocks clocks) {
        try (Workers workers = new Workers(threads)) {
            return new OverviewReading(capture, workers, givenRate, clocks).overview();
        }
    }
}
