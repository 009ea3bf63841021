package io.xenscope.analyze.track;

import io.xenscope.analyze.walk.EventHandler;
import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Sample;
import io.xenscope.format.RecordCursor;

/** Which records of some events vote: on each pcpu a number that grows with the part of the capture that was read. */
final class Voters {
    /** Votes of all pcpus of a capture where each has its share, and of one pcpu at any time. */
    private static final int MOST = 1 << 14;

    private static final int LEAST = 1 << 8;

    private final EventHandler vote;
    private final int[] votes;
    private Sample sample;
    private int most;

    Voters(int pcpuLimit, EventHandler vote) {
        this.votes = new int[pcpuLimit];
        this.vote = vote;
    }

    /** The sample that votes, of no event yet. */
    Sample sample(HeaderTable table) {
        sample = table.sample(this::vote);
        return sample;
    }

    /** A window begins, with whose end so much of the capture will have been read: 0 to 1. */
    void windowBegins(int pcpu, double share) {
        most = Math.max(LEAST, (int) (MOST / votes.length * share));
        if (votes[pcpu] < most) {
            sample.take();
        } else {
            sample.leave();
        }
    }

    private void vote(RecordCursor record, PcpuWalk pcpu) {
        vote.handle(record, pcpu);
        if (++votes[pcpu.pcpu()] >= most) {
            sample.leave();
        }
    }
}
