package io.xenscope.clock.evidence;

/**
 * Where one vcpu was seen by one pcpu: the intervals in which it surely ran there, in order and apart from each other, and
 * the moments at which it surely ran nowhere else. TSCs of that pcpu.
 */
public final class Sightings {
    private final TimeList starts = new TimeList();
    private final TimeList ends = new TimeList();
    private final TimeList points = new TimeList();

    /** Makes room for so many runs, and other moments, in all; more may be added. */
    public void reserve(int runs, int moments) {
        starts.reserve(runs);
        ends.reserve(runs);
        points.reserve(2 * runs + moments);
    }

    void addRun(long start, long end) {
        starts.add(start);
        ends.add(end);
    }

    void addPoint(long time) {
        if (!points.endsWith(time)) {
            points.add(time);
        }
    }

    boolean isEmpty() {
        return points.count() == 0;
    }

    void finish() {
        points.sort();
    }

    /** Number of runs. */
    public int runs() {
        return starts.count();
    }

    /** Begins of all runs. */
    public TimeList starts() {
        return starts;
    }

    /** Ends of all runs. */
    public TimeList ends() {
        return ends;
    }

    /** Begin of a run. */
    public long start(int run) {
        return starts.get(run);
    }

    /** End of a run. */
    public long end(int run) {
        return ends.get(run);
    }

    public TimeList points() {
        return points;
    }

    /** The part in {@code [from, to]}; runs that reach beyond are left out. */
    Sightings within(long from, long to) {
        Sightings part = new Sightings();
        for (int run = 0; run < runs(); run++) {
            if (start(run) >= from && end(run) <= to) {
                part.addRun(start(run), end(run));
            }
        }
        for (int point = points.firstFrom(from); point < points.count() && points.get(point) <= to; point++) {
            part.addPoint(points.get(point));
        }
        part.finish();
        return part;
    }
}
