package io.xenscope.analyze.chain;

import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.span.Activation;
import java.util.Comparator;

/** A wait that may be among the longest: what is kept of its activation. */
record Candidate(int vcpu, long treeBegin, int treeRepeat, int pcpu, long begin, long end, WaitCause cause) {
    /** Longest first; equal ones by time, then by vcpu. */
    static final Comparator<Candidate> LONGEST = Comparator.comparingLong((Candidate wait) -> -wait.ticks())
            .thenComparingLong(Candidate::begin)
            .thenComparingInt(Candidate::vcpu);

    private static final WaitCause[] CAUSES = WaitCause.values();

    static Candidate of(Activation activation, int wait, int run) {
        return new Candidate(
                activation.vcpu(),
                activation.begin(0),
                activation.repeat(),
                activation.pcpu(run),
                activation.begin(wait),
                activation.end(wait),
                CAUSES[activation.detail(wait)]);
    }

    long ticks() {
        return end - begin;
    }
}
