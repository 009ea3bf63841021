package io.xenscope.clock.foreign;

import java.util.ArrayList;
import java.util.List;

/**
 * Epochs narrowed by each other: between two of them the offset moves by at most {@code rho} times their distance. Difference
 * constraints on a path, so one pass forward and one backward are exact.
 */
public final class EpochChain {
    private final List<Epoch> epochs;
    private final int split;

    private EpochChain(List<Epoch> epochs, int split) {
        this.epochs = epochs;
        this.split = split;
    }

    /** Narrows epochs, which are in the order of their moments. */
    public static EpochChain of(List<Epoch> epochs, double rho) {
        List<Epoch> narrowed = new ArrayList<>(epochs);
        int split = -1;
        for (int i = 1; i < narrowed.size(); i++) {
            Epoch next = by(narrowed.get(i), narrowed.get(i - 1), rho);
            narrowed.set(i, next);
            split = split < 0 && next.offset().isEmpty() ? i : split;
        }
        for (int i = narrowed.size() - 2; i >= 0; i--) {
            narrowed.set(i, by(narrowed.get(i), narrowed.get(i + 1), rho));
        }
        return new EpochChain(List.copyOf(narrowed), split);
    }

    private static Epoch by(Epoch one, Epoch neighbour, double rho) {
        long slack = slack(Math.abs(one.at() - neighbour.at()), rho);
        return new Epoch(one.at(), one.offset().and(neighbour.offset().widened(slack)));
    }

    /** How far an offset can move in a time. */
    static long slack(long distance, double rho) {
        return (long) Math.ceil(Math.min(distance * rho, OffsetInterval.FAR));
    }

    public List<Epoch> epochs() {
        return epochs;
    }

    /** Whether no clock of that steadiness explains all epochs. */
    public boolean isEmpty() {
        return split >= 0;
    }

    /** The first epoch that those before it contradict; -1 where none is. */
    public int split() {
        return split;
    }
}
