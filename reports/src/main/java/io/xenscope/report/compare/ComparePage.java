package io.xenscope.report.compare;

import io.xenscope.report.compare.MeasuredCapture.Machine;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Format;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What is printed of a comparison: what must be known first, what changed, then the tables. */
final class ComparePage {
    /** What people read where nothing changed for sure. */
    static final String NOTHING = "No difference is both sure and large (10 % and one point or one a second).";

    /** Findings for people. */
    private static final int MOST_FINDINGS = 12;

    /** Rates that differ by more are those of different machines: crystals do not. */
    private static final double SAME_RATE = 1e-3;

    private static final Columns<String> FILTERS = Columns.<String>group().text("filters", filters -> filters);
    private static final Columns<String> NO_FILTERS =
            Columns.<String>group().text("filters", none -> null).forMachines();

    private final Comparison comparison;
    private final boolean isText;
    private final boolean isAll;
    private final Page page = new Page(Compare.SCHEMA);

    ComparePage(Comparison comparison, Format format, boolean isAll, String filters) {
        this.comparison = comparison;
        this.isText = format == Format.TEXT;
        this.isAll = isAll;
        page.facts(filters.isEmpty() ? NO_FILTERS : FILTERS, null, filters);
    }

    Page page() {
        warn();
        List<Change> changes = Change.of(comparison.rows());
        if (!isText) {
            return page.table(CompareTables.side("a", comparison.a()))
                    .table(CompareTables.side("b", comparison.b()))
                    .table(CompareTables.matching(comparison))
                    .table(CompareTables.method(comparison))
                    .table(CompareTables.findings(changes, comparison.sureOf()))
                    .table(CompareTables.rows(comparison));
        }
        tell(changes);
        page.table(CompareTables.captures(comparison)).table(CompareTables.matching(comparison));
        List<Row> shown = isAll ? comparison.rows() : CompareTables.brief(comparison);
        page.table(CompareTables.rowsForPeople(shown));
        note(shown.size());
        return page;
    }

    private void warn() {
        // One capture may be on both sides, each with a part of it.
        Set<String> warnings = new LinkedHashSet<>();
        for (Side side : List.of(comparison.a(), comparison.b())) {
            for (MeasuredCapture capture : side.captures()) {
                capture.warnings().forEach(text -> warnings.add(capture.name() + ": " + text));
                if (!capture.recorded().contains(Compared.WAKE_TO_RUN)) {
                    warnings.add(
                            capture.name() + ": no runstate records: nothing that depends on who ran can be compared");
                }
            }
        }
        warnings.forEach(page::warning);
        warnIfSame();
        differs("pcpus", Machine::pcpus);
        differs("scheduler", Machine::scheduler);
        differs("processor", Machine::processor);
        warnOfRates();
        for (Matching.Pair pair : comparison.matching().pairs()) {
            if (!pair.doubt().isEmpty()) {
                page.warning(pair.doubt() + ": are they the same guest? --map says which is which");
            }
        }
    }

    private void warnIfSame() {
        Set<Long> inA = fingerprints(comparison.a());
        inA.retainAll(fingerprints(comparison.b()));
        if (!inA.isEmpty()) {
            page.warning("both sides have the same capture");
        }
    }

    private static Set<Long> fingerprints(Side side) {
        Set<Long> all = new TreeSet<>();
        side.captures().forEach(capture -> all.add(capture.machine().fingerprint()));
        return all;
    }

    private void differs(String what, Function<Machine, Object> of) {
        String inA = values(comparison.a(), of);
        String inB = values(comparison.b(), of);
        if (!inA.equals(inB) && !inA.isEmpty() && !inB.isEmpty()) {
            page.warning("different machines or settings: " + what + " " + inA + " in A, " + inB + " in B"
                    + (what.equals("pcpus") ? "; pcpus are not compared one by one" : ""));
        }
    }

    private static String values(Side side, Function<Machine, Object> of) {
        List<String> values = new ArrayList<>();
        side.captures()
                .forEach(capture -> values.add(of.apply(capture.machine()).toString()));
        return String.join(
                ", ", values.stream().distinct().filter(text -> !text.isEmpty()).toList());
    }

    private void warnOfRates() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Side side : List.of(comparison.a(), comparison.b())) {
            for (MeasuredCapture capture : side.captures()) {
                least = Math.min(least, capture.machine().hz());
                most = Math.max(most, capture.machine().hz());
            }
        }
        if (least * (1 + SAME_RATE) < most) {
            page.warning("different machines: TSC rates from " + mega(least) + " to " + mega(most) + " MHz");
        }
    }

    private static String mega(double hz) {
        return Long.toString(Math.round(hz / 1e6));
    }

    private void tell(List<Change> changes) {
        for (Change change : changes.subList(0, Math.min(MOST_FINDINGS, changes.size()))) {
            page.sentence(change.text(comparison.sureOf()) + " → xenscope " + change.command());
        }
        if (changes.size() > MOST_FINDINGS) {
            page.sentence((changes.size() - MOST_FINDINGS) + " more: see rows");
        }
        if (changes.isEmpty()) {
            page.sentence(NOTHING);
        }
    }

    private void note(int shown) {
        int rest = comparison.rows().size() - shown;
        if (rest > 0) {
            page.note(rest + " more rows are the same, not sure, or not tested: --all");
        }
        page.note("a, b: of the domain's vcpus x span, per second, or per event; interval: 99 %, of B/A; sure: "
                + comparison.sureOf() + ", at most 1 % of such rows by chance. A row that is not sure is not equal: "
                + "it may differ by its interval.");
        long large = comparison.rows().stream()
                .filter(row -> row.isLarge() && row.estimate() != null)
                .count();
        long sure = comparison.rows().stream().filter(Row::matters).count();
        if (3 * sure < large) {
            page.note(sure + " of " + large
                    + " large differences are sure: longer captures, steadier load, or three captures a side say more");
        }
    }
}
