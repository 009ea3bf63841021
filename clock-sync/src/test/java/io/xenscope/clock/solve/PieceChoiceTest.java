package io.xenscope.clock.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.Tasks;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clocks whose offset is left in several pieces. */
class PieceChoiceTest {
    private static final long TURN = 1_000_000;
    private static final int TURNS = 40;
    private static final int TURNS_PER_WINDOW = 8;

    /** One vcpu runs on two pcpus by turns: what is off by two turns fits, too. */
    private static PcpuEvidence byTurns(int pcpu) {
        WindowTimes windows = new WindowTimes();
        for (int first = 0; first < TURNS; first += TURNS_PER_WINDOW) {
            long begin = first * TURN + 10;
            windows.add(first / TURNS_PER_WINDOW, begin, begin + 10, (first + TURNS_PER_WINDOW) * TURN - 10);
        }
        PcpuEvidence evidence = new PcpuEvidence(pcpu, windows);
        for (int turn = pcpu; turn < TURNS; turn += 2) {
            evidence.run(7, turn * TURN + 1000, true, (turn + 1) * TURN - 1000, true);
        }
        evidence.finish();
        return evidence;
    }

    private static long contradicted(Solver solver) {
        return ClockEvidence.count(Contradictions.of(solver.clocks(), Tasks.IN_TURN));
    }

    @Test
    void aClockBetweenPiecesIsMovedIntoOneThatContradictsNothing() {
        Solver solver = new Solver(List.of(byTurns(0), byTurns(1)), 100_000, null, Tasks.IN_TURN).solve(Set.of());
        assertTrue(solver.isSolved());
        solver.move(1, 3 * TURN / 4);
        assertTrue(contradicted(solver) > TURNS / 2);

        new PieceChoice(solver, Tasks.IN_TURN).choose();

        assertEquals(0, contradicted(solver));
    }

    @Test
    void aClockThatContradictsNothingStaysWhereItIs() {
        Solver solver = new Solver(List.of(byTurns(0), byTurns(1)), 100_000, null, Tasks.IN_TURN).solve(Set.of());
        double before = solver.clocks().get(1).offset();

        new PieceChoice(solver, Tasks.IN_TURN).choose();

        assertEquals(before, solver.clocks().get(1).offset());
    }
}
