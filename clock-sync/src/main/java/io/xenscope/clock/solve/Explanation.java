package io.xenscope.clock.solve;

/** Steps of clocks that may have been, and what the evidence leaves of the clocks between them. */
record Explanation(Steps steps, Solver solver) {
    boolean isSolved() {
        return solver.isSolved();
    }

    /** Whether it also takes clocks that change their rates. */
    boolean isBent() {
        return solver.clocks().stream().anyMatch(clock -> clock.isBent() && clock.pcpu() != Ruler.PCPU);
    }
}
