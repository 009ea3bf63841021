package io.xenscope.report.html.data;

import io.xenscope.analyze.base.Range;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of all pcpus each domain had in equal parts of a range: the picture for readers without scripts. Threads add through feeds
 * of their own.
 */
public final class BusyStrip {
    /** Parts of the range. */
    public static final int COLUMNS = 600;

    private final Range range;
    private final TreeMap<Integer, double[]> domains = new TreeMap<>();

    public BusyStrip(Range range) {
        this.range = range;
    }

    /** Adds up what one thread finds. */
    final class Feed {
        private final double width = (double) range.ticks() / COLUMNS;
        private final Map<Integer, double[]> found = new HashMap<>();

        /** A vcpu of a domain ran. */
        void ran(int domain, long begin, long end) {
            if (begin >= end) {
                return;
            }
            double[] columns = found.computeIfAbsent(domain, none -> new double[COLUMNS]);
            double from = (begin - range.from()) / width;
            double to = (end - range.from()) / width;
            for (int column = (int) from; column < Math.min(COLUMNS, to); column++) {
                columns[column] += Math.min(to, column + 1) - Math.max(from, column);
            }
        }

        /** To be called at the end, of one feed after the other. */
        void flush() {
            found.forEach((domain, columns) -> {
                double[] all = domains.computeIfAbsent(domain, none -> new double[COLUMNS]);
                Arrays.setAll(all, column -> all[column] + columns[column]);
            });
            found.clear();
        }
    }

    /** By domain, how many pcpus it had on average in each part. */
    public TreeMap<Integer, double[]> domains() {
        return domains;
    }
}
