package io.xenscope.report.compare;

import io.xenscope.report.compare.ComparedSeries.Quotient;
import io.xenscope.report.compare.chance.Draws;
import io.xenscope.report.table.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that is compared of one capture; nothing of the capture itself is held any more.
 *
 * @param name of its file
 * @param facts what every report states about it, as a table of one row
 * @param warnings that every report has
 * @param isClean whether nothing is missing from it, and nothing odd was met
 * @param machine what must be the same for a fair comparison
 * @param slicing how it was cut
 * @param draws null where the capture is too short, or too much is lost
 * @param domains by number
 * @param series by what and whom
 * @param seconds of each subject with rates: how long it was seen
 * @param recorded the quantities of which it has records
 * @param unsafe domains whose waits compare clocks of pcpus that are not proved well enough; empty where TSCs agree
 */
record MeasuredCapture(
        String name,
        Table facts,
        List<String> warnings,
        boolean isClean,
        Machine machine,
        Slicing slicing,
        Draws draws,
        SortedMap<Integer, Domain> domains,
        SortedMap<RowKey, ComparedSeries> series,
        Map<Subject, Seconds> seconds,
        Set<Compared> recorded,
        Set<Integer> unsafe) {
    /**
     * Where it was made.
     *
     * @param span of the range that is compared, in nanoseconds
     * @param records of the whole capture
     * @param lost records, of the whole capture
     * @param scheduler as its records say; empty where there are none
     * @param processor whose exit reasons it has; empty where it has none
     * @param fingerprint the same of equal captures only
     */
    record Machine(
            long span,
            long records,
            long lost,
            int pcpus,
            double hz,
            String scheduler,
            String processor,
            long fingerprint) {}

    /** {@code leftOut}: slices that are not used, because records of them were lost. */
    record Slicing(int count, int block, int leftOut) {}

    /** {@code kind}: {@code PV} or {@code HVM} (PVH, too); empty where no record says. */
    record Domain(int number, int vcpus, String kind) {}

    /** How long a subject was seen, without lost time. */
    record Seconds(double all, double[] bySlice) {}

    /** Null where the capture has none: of rates 0 where it would have been recorded, and the subject is there. */
    ComparedSeries of(RowKey key) {
        ComparedSeries known = series.get(key);
        if (known != null
                || !recorded.contains(key.quantity())
                || key.quantity().form() != Compared.Form.RATE) {
            return known;
        }
        Seconds seen = seconds.get(key.subject());
        return seen == null ? null : new Quotient(1, 0, seen.all, new double[seen.bySlice.length], seen.bySlice, 0L);
    }

    /** The quantities that all of some captures recorded. */
    static Set<Compared> recordedByAll(List<MeasuredCapture> captures) {
        Set<Compared> all = EnumSet.allOf(Compared.class);
        captures.forEach(capture -> all.retainAll(capture.recorded));
        return all;
    }

    /** The domains that any of some captures has. */
    static SortedSet<Integer> domains(List<MeasuredCapture> captures) {
        SortedSet<Integer> all = new TreeSet<>();
        captures.forEach(capture -> all.addAll(capture.domains.keySet()));
        return all;
    }
}
