package io.xenscope.report.html.data;

import io.xenscope.analyze.base.Range;
import java.util.TreeMap;

/** How much of all pcpus each domain had in equal parts of a range: the picture for readers without scripts. */
public final class BusyStrip {
    /** Parts of the range. */
    public static final int COLUMNS = 600;

    private final Range range;
    private final TreeMap<Integer, double[]> domains = new TreeMap<>();

    public BusyStrip(Range range) {
        this.range = range;
    }

    /** A vcpu of a domain ran; from any thread. */
    synchronized void ran(int domain, long begin, long end) {
        if (begin >= end) {
            return;
        }
        double[] columns = domains.computeIfAbsent(domain, none -> new double[COLUMNS]);
        double width = (double) range.ticks() / COLUMNS;
        double from = (begin - range.from()) / width;
        double to = (end - range.from()) / width;
        for (int column = (int) from; column < Math.min(COLUMNS, to); column++) {
            columns[column] += Math.min(to, column + 1) - Math.max(from, column);
        }
    }

    /** By domain, how many pcpus it had on average in each part. */
    public TreeMap<Integer, double[]> domains() {
        return domains;
    }
}
