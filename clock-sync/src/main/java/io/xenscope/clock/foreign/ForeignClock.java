package io.xenscope.clock.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A clock of other programs' logs. Collects what is known about it, then {@link #place}s it: stamps and one-sided evidence leave a
 * bracket; where that is wide, items vote; epochs are sifted; and the whole is chained with the least wander that explains it.
 * A clock that no wander explains was set: it is split there.
 */
public final class ForeignClock {
    /** How the note begins that stamps were dropped. */
    public static final String REFUTED = "stamps contradict";

    /** By how much an offset may move per unit of time: the first that the evidence does not contradict. */
    private static final double[] WANDER = {20e-6, 50e-6, 150e-6, 300e-6, 500e-6, 1000e-6};

    /** The same for a counter that runs at the rate of the capture's. */
    private static final double[] SAME_RATE = {0, 20e-6, 50e-6, 150e-6, 300e-6, 500e-6, 1000e-6};

    /** By how much time keeping (NTP, an adjusted scale) turns the rate of a clock while a log is written, beside what is constant. */
    private static final double STEERED = 50e-6;

    /** How far a clock may be off of whose rate nothing is known, steered or not: no computer keeps a worse one. */
    private static final double UNKNOWN_RATE = 200e-6 + STEERED;

    /** A clock that seems to be set more often than this is not the one that the log was stamped by. */
    private static final int MOST_STEPS = 8;

    private final long wide;
    private final long tolerance;
    private final OffsetInterval possible;
    private final List<Restriction> restrictions = new ArrayList<>();
    private final List<Epoch> stamped = new ArrayList<>();
    private final List<Sifting> siftings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long used;
    private long contradicted;
    private boolean hasSameRate;

    /**
     * A clock of which nothing is known yet.
     *
     * @param possible all offsets with which anything of the log meets the capture
     * @param second how many units of time a second has
     */
    public ForeignClock(OffsetInterval possible, long second) {
        this.possible = possible;
        this.wide = second;
        this.tolerance = second / 200;
    }

    /** Adds stamps that tie this clock to the time line, bounds included. */
    public ForeignClock stamps(List<Epoch> epochs) {
        stamped.addAll(epochs);
        stamped.sort(Comparator.comparingLong(Epoch::at));
        return this;
    }

    /** It is a counter that runs at the rate of the capture's, as far as nothing contradicts that. */
    public ForeignClock sameRate() {
        hasSameRate = true;
        return this;
    }

    public ForeignClock restrict(Restriction restriction) {
        restrictions.add(restriction);
        return this;
    }

    public ForeignClock sift(Sifting sifting) {
        if (sifting.items().size() > 0) {
            siftings.add(sifting);
        }
        return this;
    }

    public Placed place() {
        if (possible.isEmpty()) {
            return Placed.not("nothing of the log lies inside the capture");
        }
        boolean hasStamps = !stamped.isEmpty();
        List<Epoch> known = bracket(hasStamps, true);
        if (known == null && hasStamps) {
            Placed set = byStampsOfSetClock();
            if (set != null) {
                return set;
            }
            dropStamps("the capture");
            hasStamps = false;
            known = bracket(false, true);
        }
        if (known == null) {
            return split(restrictions.stream().filter(Restriction::isProof).toList());
        }
        return hasStamps && known.stream().allMatch(this::isOutside) ? outside(known) : byItems(known, hasStamps);
    }

    /** Stamps say that nothing of the log meets the capture: so it is, unless items prove where it lies in it. */
    private Placed outside(List<Epoch> known) {
        List<Epoch> proofs = siftings.isEmpty() ? null : bracket(false, true);
        Placed items = proofs == null ? null : sifted(proofs, false, false);
        boolean areProved = items != null && items.ground() == Ground.PROVED;
        notes.clear();
        if (!areProved) {
            return byStamps(known);
        }
        long refuted = contradicted + stamped.size();
        return new Placed(items.offsets(), Ground.PROVED, items.used(), refuted, items.notes())
                .with(stampsContradict("what items prove"));
    }

    private boolean isOutside(Epoch epoch) {
        return epoch.offset().and(possible).isEmpty();
    }

    /** Where nothing of the log meets the capture: there is nothing that could confirm stamps or contradict them. */
    private Placed byStamps(List<Epoch> known) {
        Offsets offsets = new Offsets(List.of(new Offsets.Part(known, WANDER[0])));
        return new Placed(offsets, Ground.STAMPED, known.size(), contradicted, List.of());
    }

    private void dropStamps(String contradiction) {
        notes.add(stampsContradict(contradiction));
        contradicted += stamped.size();
    }

    private static String stampsContradict(String what) {
        return REFUTED + " " + what + " and are not used";
    }

    /** By what items prove; where that is nothing, by what tools usually do, too. */
    private Placed byItems(List<Epoch> known, boolean hasStamps) {
        if (!siftings.isEmpty()) {
            Placed proved = sifted(known, hasStamps, false);
            if (proved.ground() == Ground.PROVED) {
                return proved;
            }
            notes.clear();
        }
        if (restrictions.stream().allMatch(Restriction::isProof)) {
            return sifted(known, hasStamps, false);
        }
        List<Epoch> narrower = bracket(hasStamps, false);
        if (narrower == null && siftings.isEmpty() && !hasStamps) {
            return Placed.not("not placed: what tools usually do does not hold here; the log may be of another host");
        }
        if (narrower == null) {
            notes.add("what tools usually do does not hold here and is not used");
            return sifted(known, hasStamps, false);
        }
        return sifted(narrower, hasStamps, true);
    }

    /** Everything one-sided and stamped, chained; null where that is contradictory. */
    private List<Epoch> bracket(boolean withStamps, boolean onlyProofs) {
        List<Epoch> epochs = given(withStamps, onlyProofs);
        double rate = withStamps ? stampedRate() : UNKNOWN_RATE;
        EpochChain chain = EpochChain.of(epochs, Math.max(leastThatExplains(epochs), rate));
        return chain.isEmpty() ? null : chain.epochs();
    }

    /** How fast the offset moves between stamps: as from the first to the last, or the least wander that explains them. */
    private double stampedRate() {
        Epoch first = stamped.get(0);
        Epoch last = stamped.get(stamped.size() - 1);
        double distance = last.at() - first.at();
        double moved = Math.abs(last.offset().middle() - first.offset().middle());
        double slope = distance <= 0 ? 0 : Math.min(moved / distance, WANDER[WANDER.length - 1]);
        return Math.max(slope, leastThatExplains(stamped));
    }

    /** The same as it was given, in order. */
    private List<Epoch> given(boolean withStamps, boolean onlyProofs) {
        List<Epoch> epochs = new ArrayList<>();
        if (withStamps) {
            epochs.addAll(stamped);
        }
        for (Restriction restriction : restrictions) {
            if (restriction.isProof() || !onlyProofs) {
                epochs.add(new Epoch(restriction.at(), restriction.offset()));
            }
        }
        epochs.sort(Comparator.comparingLong(Epoch::at));
        return epochs;
    }

    private Placed sifted(List<Epoch> known, boolean hasStamps, boolean usual) {
        if (siftings.isEmpty()) {
            return bracketed(known, hasStamps, usual);
        }
        OffsetInterval around = around(known);
        Sifter sifter = new Sifter(siftings, tolerance);
        boolean isVoted = around.width() > wide;
        if (isVoted) {
            Vote vote = sifter.vote(around);
            notes.add("vote: " + vote.votes() + " of " + sifter.items() + ", next " + vote.next());
            if (!vote.isClear()) {
                return Placed.not("not placed; " + String.join("; ", notes));
            }
            around = vote.window();
        }
        long away = isVoted ? 0 : awayFrom(known);
        double least = leastWander(sifter, around, away);
        for (double rho : hasSameRate ? SAME_RATE : WANDER) {
            if (rho < least) {
                continue;
            }
            List<Epoch> epochs = new ArrayList<>(sifter.epochs(around.widened(EpochChain.slack(away, rho)), rho));
            boolean isSure = !epochs.isEmpty();
            if (isVoted && 3 * sifter.covered() < 2 * sifter.items()) {
                return Placed.not("not placed: only " + sifter.covered() + " of " + sifter.items()
                        + " items fit events of the capture; the log may be of another host");
            }
            if (!isSure) {
                epochs.add(new Epoch(sifter.begin(), around));
            }
            epochs.addAll(known);
            epochs.sort(Comparator.comparingLong(Epoch::at));
            EpochChain chain = EpochChain.of(epochs, rho);
            if (!chain.isEmpty()) {
                Offsets offsets = new Offsets(List.of(new Offsets.Part(chain.epochs(), rho)));
                return judged(sifter, offsets, isSure, hasStamps, usual, known.size());
            }
        }
        return hasStamps ? siftedWithoutStamps(usual) : stepped(sifter, around, known);
    }

    /**
     * By how much the offset may move at least: a small wander that contradicts nothing need not be the true one. The steepest straight
     * line through what holds for any clock, with room for a clock that is steered; where no straight line holds, the clock is known
     * to wander, and may do so between two epochs twice as fast as they show.
     */
    private double leastWander(Sifter sifter, OffsetInterval around, long away) {
        if (hasSameRate) {
            return 0;
        }
        double most = WANDER[WANDER.length - 1];
        List<Epoch> epochs = sifter.epochs(around.widened(EpochChain.slack(away, most)), most);
        double steepest = Steadiness.of(epochs, most);
        return Math.min(most, steepest > 0 ? steepest + STEERED : 2 * leastThatExplains(epochs));
    }

    /** How far the item that is farthest from all that is known is from it, by the log's clock: there the offset may have moved. */
    private long awayFrom(List<Epoch> known) {
        long farthest = 0;
        for (Sifting sifting : siftings) {
            int next = 0;
            for (int i = 0; !known.isEmpty() && i < sifting.items().size(); i++) {
                long at = sifting.items().begin(i);
                while (next < known.size() && known.get(next).at() < at) {
                    next++;
                }
                long before =
                        next == 0 ? Long.MAX_VALUE : at - known.get(next - 1).at();
                long after =
                        next == known.size() ? Long.MAX_VALUE : known.get(next).at() - at;
                farthest = Math.max(farthest, Math.min(before, after));
            }
        }
        return farthest;
    }

    /** The least wander that explains epochs; the most that a clock may have where none does. */
    private static double leastThatExplains(List<Epoch> epochs) {
        for (double rho : WANDER) {
            if (!EpochChain.of(epochs, rho).isEmpty()) {
                return rho;
            }
        }
        return WANDER[WANDER.length - 1];
    }

    private Placed siftedWithoutStamps(boolean usual) {
        dropStamps("what items prove");
        List<Epoch> without = bracket(false, !usual);
        return without == null ? Placed.not("evidence is contradictory") : sifted(without, false, usual);
    }

    private Placed judged(
            Sifter sifter, Offsets offsets, boolean sure, boolean hasStamps, boolean usual, long evidence) {
        long misfits = sifter.misfits(offsets);
        if (4 * misfits > sifter.items()) {
            return Placed.not(
                    "not placed: " + misfits + " of " + sifter.items() + " items fit no event of the capture");
        }
        boolean proves = sure && misfits == 0 && !usual;
        Ground ground = proves ? Ground.PROVED : hasStamps && !usual ? Ground.STAMPED : Ground.USUAL;
        return new Placed(
                offsets, ground, evidence + sifter.items() - misfits, contradicted + misfits, List.copyOf(notes));
    }

    /**
     * By stamps and one-sided evidence alone. Proofs that no item confirms place a log without proving its clock: that the domain made in
     * the log is the one made in the capture is what is usual, and a log of another host looks alike.
     */
    private Placed bracketed(List<Epoch> known, boolean hasStamps, boolean usual) {
        if (known.isEmpty() || around(known).width() >= possible.width()) {
            return Placed.not("the capture holds no evidence of this clock; add a file of stamps");
        }
        boolean areProofs = !usual && !hasStamps;
        List<Epoch> closed = new ArrayList<>();
        for (Epoch epoch : hasStamps ? known : given(false, areProofs)) {
            closed.add(new Epoch(epoch.at(), epoch.offset().and(possible)));
        }
        if (closed.stream().anyMatch(epoch -> epoch.offset().isEmpty())) {
            return Placed.not("nothing of the log lies inside the capture");
        }
        used += known.size();
        double rho = hasStamps ? stampedRate() : UNKNOWN_RATE;
        rho = areProofs ? Math.max(rho, Steadiness.of(closed, WANDER[WANDER.length - 1])) : rho;
        Offsets offsets =
                new Offsets(List.of(new Offsets.Part(EpochChain.of(closed, rho).epochs(), rho)));
        Ground ground = hasStamps && !usual ? Ground.STAMPED : Ground.USUAL;
        return new Placed(offsets, ground, used, contradicted, List.copyOf(notes));
    }

    private OffsetInterval around(List<Epoch> known) {
        OffsetInterval around = null;
        for (Epoch epoch : known) {
            OffsetInterval one = epoch.offset().and(possible);
            around = around == null ? one : around.hull(one);
        }
        return around == null ? possible : around;
    }

    /**
     * Where stamps contradict each other because the clock was set between two of them: in parts, in the order of the time line. Null
     * where they do not, or proofs contradict the parts, too.
     */
    private Placed byStampsOfSetClock() {
        List<Epoch> epochs = new ArrayList<>(stamped);
        epochs.sort(
                Comparator.comparingLong(epoch -> epoch.at() + epoch.offset().middle()));
        List<Offsets.Part> parts = parts(epochs, WANDER[WANDER.length - 1]);
        if (parts == null || parts.size() < 2) {
            return null;
        }
        Offsets offsets = new Offsets(parts);
        for (Restriction restriction : restrictions) {
            boolean holds =
                    !restriction.offset().and(offsets.at(restriction.at())).isEmpty();
            if (restriction.isProof() && !holds) {
                return null;
            }
        }
        Sifter sifter = new Sifter(siftings, tolerance);
        long misfits = sifter.misfits(offsets);
        if (4 * misfits > sifter.items()) {
            return null;
        }
        long evidence = stamped.size() + sifter.items() - misfits;
        return new Placed(offsets, Ground.STAMPED, evidence, misfits, List.of(wasSet(parts.size() - 1)));
    }

    private static String wasSet(int times) {
        return "the clock was set " + (times == 1 ? "once" : times + " times") + " in the log";
    }

    /** The clock was set: each side of each step for itself. */
    private Placed stepped(Sifter sifter, OffsetInterval around, List<Epoch> known) {
        double rho = WANDER[WANDER.length - 1];
        List<Epoch> epochs = new ArrayList<>(sifter.epochs(around, rho));
        epochs.addAll(known);
        epochs.sort(Comparator.comparingLong(Epoch::at));
        return inParts(epochs, rho);
    }

    private Placed split(List<Restriction> proofs) {
        List<Epoch> epochs = new ArrayList<>();
        proofs.forEach(proof -> epochs.add(new Epoch(proof.at(), proof.offset().and(possible))));
        epochs.sort(Comparator.comparingLong(Epoch::at));
        if (epochs.stream().anyMatch(epoch -> epoch.offset().isEmpty())) {
            return Placed.not("not placed: the capture contradicts the log; it may be of another host");
        }
        return inParts(epochs, WANDER[WANDER.length - 1]);
    }

    private Placed inParts(List<Epoch> epochs, double rho) {
        List<Offsets.Part> parts = parts(epochs, rho);
        if (parts == null) {
            return Placed.not("not placed: the capture contradicts the log; it may be of another host");
        }
        notes.add(wasSet(parts.size() - 1));
        return new Placed(new Offsets(parts), Ground.USUAL, epochs.size(), contradicted, List.copyOf(notes));
    }

    /** Epochs in parts of which each agrees with itself; null where there would be too many. */
    private static List<Offsets.Part> parts(List<Epoch> epochs, double rho) {
        List<Offsets.Part> parts = new ArrayList<>();
        List<Epoch> rest = epochs;
        while (!rest.isEmpty()) {
            EpochChain chain = EpochChain.of(rest, rho);
            int end = chain.isEmpty() ? chain.split() : rest.size();
            if (parts.size() > MOST_STEPS || end == 0) {
                return null;
            }
            parts.add(new Offsets.Part(EpochChain.of(rest.subList(0, end), rho).epochs(), rho));
            rest = rest.subList(end, rest.size());
        }
        return parts;
    }
}
