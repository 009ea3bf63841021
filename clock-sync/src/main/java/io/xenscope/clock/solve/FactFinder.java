package io.xenscope.clock.solve;

import io.xenscope.clock.Tasks;
import java.util.Arrays;
import java.util.List;

/**
 * Lists the facts about a pair that can touch what remains of its offset.
 *
 * <p>Where a vcpu goes to and fro at an even pace, each moment is near many runs as long as the offset is not known, and all moments
 * say the same: then only some moments are taken, of the pairs that have most, so that memory stays bounded. Fewer facts leave wider
 * bounds, never wrong ones; what {@link Sieve#all} found with all of them stays.
 */
final class FactFinder extends Scan.Target {
    /** Of all pairs; a capture of many migrations has a tenth, where clocks are known to microseconds. */
    static final long MOST = 1 << 20;

    private final Pair pair;
    private final FactList facts;
    private final int atLeast;
    private long count;

    private FactFinder(Pair pair, FactList facts, int step) {
        this.pair = pair;
        this.facts = facts;
        this.atLeast = step;
    }

    /** Lists those of all pairs. */
    static void findAll(List<Pair> pairs, Epochs epochs, Tasks tasks) {
        long[] counts = new long[pairs.size()];
        tasks.each(counts.length, i -> counts[i] = new FactFinder(pairs.get(i), null, 1).find(epochs));
        long allowed = allowed(counts);
        tasks.each(counts.length, i -> {
            Pair pair = pairs.get(i);
            long step = counts[i] / Math.max(1, allowed) + (counts[i] > allowed ? 1 : 0);
            FactList facts = new FactList(pair.first(), pair.second());
            new FactFinder(pair, facts, (int) Math.min(Integer.MAX_VALUE / 2, Math.max(1, step))).find(epochs);
            pair.facts(facts);
        });
    }

    /** How many each may have, so that all together have no more than {@link #MOST}: those who have fewer leave theirs to the others. */
    private static long allowed(long[] counts) {
        long[] rising = counts.clone();
        Arrays.sort(rising);
        long left = MOST;
        for (int i = 0; i < rising.length; i++) {
            long share = left / (rising.length - i);
            if (rising[i] > share) {
                return share;
            }
            left -= rising[i];
        }
        return Long.MAX_VALUE;
    }

    /** How many there are, about where they are so many that not all moments are looked at. */
    private long find(Epochs epochs) {
        pair.scans().forEach(Scan::rewind);
        long margin = 2 * pair.drift(epochs) + 16;
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            begins(atLeast);
            low = pair.bounds().low(epoch) - margin;
            high = pair.bounds().high(epoch) + margin;
            long until = epochs.until(epoch);
            pair.scans().forEach(scan -> scan.takeUntil(until, this));
        }
        return count;
    }

    @Override
    void forbid(Scan scan, int point, int run, long time, long from, long to) {
        count += step;
        if (facts != null) {
            facts.add(scan.pointsAreSecond(), scan.pointTsc(point), scan.startTsc(run), scan.endTsc(run));
        }
        took();
    }
}
