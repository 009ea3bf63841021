package io.xenscope.clock.solve;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.List;

/** Puts the clocks of a capture on one time line: that of the first pcpu given. */
public final class Aligner {
    private final List<PcpuEvidence> evidence;
    private final int pcpuLimit;
    private final long shortestEpoch;
    private final Tasks tasks;

    /**
     * An aligner for one capture.
     *
     * @param evidence by pcpu, the reference first; pcpus without a record left out
     * @param pcpuLimit one more than the highest pcpu
     * @param shortestEpoch ticks of about 10 ms
     */
    public Aligner(List<PcpuEvidence> evidence, int pcpuLimit, long shortestEpoch, Tasks tasks) {
        this.evidence = evidence;
        this.pcpuLimit = pcpuLimit;
        this.shortestEpoch = shortestEpoch;
        this.tasks = tasks;
    }

    /** Whether the order in which windows were written contradicts the TSCs as they are. */
    public static boolean windowsContradict(List<PcpuEvidence> evidence) {
        return Contradictions.ofWindows(asRecorded(evidence)) > 0;
    }

    private static List<Clock> asRecorded(List<PcpuEvidence> evidence) {
        List<Clock> clocks = new ArrayList<>();
        evidence.forEach(one -> clocks.add(new Clock(one)));
        clocks.forEach(clock -> clock.place(clock.base() - clocks.get(0).base(), 0));
        return clocks;
    }

    /** Finds a model for each clock; TSCs that nothing contradicts are left alone. */
    public Alignment align() {
        if (evidence.size() < 2) {
            return Alignment.none(pcpuLimit);
        }
        List<Clock> raw = asRecorded(evidence);
        long before = Contradictions.ofRuns(raw, tasks) + Contradictions.ofWindows(raw);
        Solver solver = new Solver(evidence, shortestEpoch, tasks);
        if (!solver.isBounded()) {
            // Decades between two records: damage, of which nothing follows.
            return Alignment.none(pcpuLimit);
        }
        boolean isSolved = solver.solve();
        long after = before == 0
                ? 0
                : Contradictions.ofRuns(solver.clocks(), tasks) + Contradictions.ofWindows(solver.clocks());
        Alignment.Mode mode = before == 0
                ? Alignment.Mode.AS_RECORDED
                : isSolved ? Alignment.Mode.LINES : Alignment.Mode.UNRECONCILED;
        Answer answer = new Answer(solver, before == 0);
        List<PcpuClock> pcpus = new ArrayList<>();
        for (int clock = 0; clock < evidence.size(); clock++) {
            pcpus.add(answer.clock(clock));
        }
        return Alignment.of(mode, pcpuLimit, pcpus, before, after);
    }
}
