package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.Sightings;
import io.xenscope.clock.evidence.TimeList;

/**
 * One vcpu on two clocks, walked along: the moments at which one saw it against its runs on the other.
 *
 * <p>A moment r of the second clock and a run (s, e) of the first forbid offsets between s - r and e - r; a moment r of
 * the first and a run of the second those between r - e and r - s.
 */
final class Scan {
    /** Takes what is forbidden of the offsets that are of interest. */
    abstract static class Target {
        /** The least offset of interest; read for every moment, so it is no method. */
        long low;

        /** The greatest offset of interest. */
        long high;

        /** Of so many moments one is taken. */
        int step = 1;

        private int taken;

        /** A new epoch begins, in which one of {@code atLeast} moments is taken at first. */
        final void begins(int atLeast) {
            step = atLeast;
            taken = 0;
        }

        /** One more interval was taken in this epoch: the more there are, the fewer of the moments to come are taken. */
        final void took() {
            if (++taken == MOST_AN_EPOCH) {
                taken = 0;
                step = Math.min(step * FEWER, MOST_STEP);
            }
        }

        /** Takes an interval, to be narrowed by what the clocks drift in {@code time} from the epoch's middle. */
        abstract void forbid(Scan scan, int point, int run, long time, long from, long to);
    }

    private static final int NONE = -1;

    /**
     * Where a vcpu goes to and fro at an even pace, each moment is near many runs while little is known of the offset, and all moments
     * say the same. Real hosts have less than one interval for each.
     */
    private static final int MOST_AN_EPOCH = 1 << 16;

    private static final int FEWER = 4;
    private static final int MOST_STEP = 1 << 24;

    private final Clock seer;
    private final TimeList points;
    private final Clock runner;
    private final Sightings runs;
    private final boolean pointsAreSecond;
    private int point;
    private int run;
    /** The run of which the three times below are known: a moment costs little where it stays between the same runs. */
    private int known = NONE;

    private long endBefore;
    private long start;
    private long end;

    Scan(Clock seer, Sightings points, Clock runner, Sightings runs, boolean pointsAreSecond) {
        this.seer = seer;
        this.points = points.points();
        this.runner = runner;
        this.runs = runs;
        this.pointsAreSecond = pointsAreSecond;
    }

    boolean isUseful() {
        return runs.runs() > 0 && points.count() > 0;
    }

    void rewind() {
        point = 0;
        run = 0;
        known = NONE;
    }

    /** Hands on everything that the moments before {@code until} forbid. */
    void takeUntil(long until, Target target) {
        while (point < points.count()) {
            long time = seer.axis(points.get(point));
            if (time >= until) {
                return;
            }
            take(time, target);
            int next = target.step == 1 ? point + 1 : (point / target.step + 1) * target.step;
            point = seer.firstBehind(points, next, Math.min(until - 1, lastFree(target)));
        }
    }

    /** Up to then no moment is near the next run, and so forbids nothing; from the moment just taken on. */
    private long lastFree(Target target) {
        return start == Long.MAX_VALUE ? start : start - (pointsAreSecond ? target.high : -target.low);
    }

    /** Hands on everything that the moments in {@code [from, until)} forbid, wherever the scan is. */
    void takeBetween(long from, long until, Target target) {
        int low = 0;
        int high = points.count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (seer.axis(points.get(middle)) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        point = low;
        known = NONE;
        takeUntil(until, target);
    }

    private void take(long time, Target target) {
        seek(time + (pointsAreSecond ? target.low : -target.high));
        long until = time + (pointsAreSecond ? target.high : -target.low);
        for (int i = run; i < runs.runs(); i++) {
            long begin = i == run ? start : runner.axis(runs.start(i));
            if (begin >= until) {
                return;
            }
            long over = i == run ? end : runner.axis(runs.end(i));
            long from = pointsAreSecond ? begin - time : time - over;
            target.forbid(this, point, i, time, from, from + over - begin);
        }
    }

    /** To the first run that ends behind {@code from}: near the last one, as a rule. */
    private void seek(long from) {
        if (known == run && endBefore <= from && from < end) {
            return;
        }
        int step = 1;
        while (run > 0 && (known == run ? endBefore : runner.axis(runs.end(run - 1))) > from) {
            run = Math.max(0, run - step);
            step *= 2;
        }
        run = runner.firstBehind(runs.ends(), run, from);
        known = run;
        endBefore = run == 0 ? Long.MIN_VALUE : runner.axis(runs.end(run - 1));
        start = run == runs.runs() ? Long.MAX_VALUE : runner.axis(runs.start(run));
        end = run == runs.runs() ? Long.MAX_VALUE : runner.axis(runs.end(run));
    }

    /** Which kind of fact this scan finds. */
    boolean pointsAreSecond() {
        return pointsAreSecond;
    }

    long pointTsc(int which) {
        return points.get(which);
    }

    long startTsc(int which) {
        return runs.start(which);
    }

    long endTsc(int which) {
        return runs.end(which);
    }
}
