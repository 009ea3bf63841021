package io.xenscope.report.compare;

import io.xenscope.report.compare.Row.WhyNot;
import io.xenscope.report.compare.chance.Estimate;
import io.xenscope.report.compare.chance.FalseDiscoveries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Both sides held against each other, row by row.
 *
 * <p>One capture a side, or two: the chance of a difference comes from the ups and downs within the captures ({@link Estimate#ofDraws}),
 * and nothing says whether another run would differ as well. Three and more a side: from one run to the next
 * ({@link Estimate#ofCaptures}).
 */
final class Comparison {
    /** Captures a side from which on the capture, not the slice, is the unit of chance. */
    static final int RUNS = 3;

    /** Of the rows called sure, the share that may be so by chance. */
    static final double SHARE_OF_FALSE = 0.01;

    private static final Comparator<Row> ORDER = Comparator.comparing((Row row) -> !row.matters())
            .thenComparing(row -> !row.isSure())
            .thenComparing(row -> !row.isLarge() || row.estimate() == null)
            .thenComparing(row -> row.quantity().group())
            .thenComparing(row -> -row.score())
            .thenComparing(Row::key)
            .thenComparing(Row::statistic);

    private final Side a;
    private final Side b;
    private final Matching matching;
    private final Set<Compared> recorded = EnumSet.allOf(Compared.class);
    private final boolean isBetweenRuns;
    private final int blocks;
    private final List<RowKey> onlyInB = new ArrayList<>();
    private final List<Row> rows;

    private Comparison(Side a, Side b, Matching matching) {
        this.a = a;
        this.b = b;
        this.matching = matching;
        recorded.retainAll(MeasuredCapture.recordedByAll(a.captures()));
        recorded.retainAll(MeasuredCapture.recordedByAll(b.captures()));
        isBetweenRuns = a.captures().size() >= RUNS && b.captures().size() >= RUNS;
        blocks = Math.min(a.blocks(), b.blocks());
        List<Row> tested = new ArrayList<>();
        pairs().forEach((left, right) -> addRows(left, right, tested));
        rows = sorted(tested);
    }

    static Comparison of(Side a, Side b, Matching matching) {
        return new Comparison(a, b, matching);
    }

    /** Keys of A with their partners, then those that only B has, each under its own key. */
    private Map<RowKey, RowKey> pairs() {
        Map<RowKey, RowKey> pairs = new LinkedHashMap<>();
        for (RowKey key : a.keys()) {
            if (isCompared(key)) {
                pairs.put(key, matching.toB(key));
            }
        }
        for (RowKey key : b.keys()) {
            RowKey partner = matching.toA(key);
            if (isCompared(key) && partner != null) {
                pairs.put(partner, key);
            }
        }
        for (RowKey key : b.keys()) {
            if (isCompared(key) && matching.toA(key) == null) {
                onlyInB.add(key);
            }
        }
        return pairs;
    }

    /** Pcpus are no subjects where their numbers differ. */
    private boolean isCompared(RowKey key) {
        return key.subject().kind() != Subject.Kind.PCPU || matching.arePcpusMatched();
    }

    private List<Row> sorted(List<Row> tested) {
        onlyInB.forEach(key -> addRows(null, key, tested));
        double[] chances = tested.stream()
                .mapToDouble(row ->
                        row.estimate() == null ? Double.NaN : row.estimate().chance())
                .toArray();
        double limit = FalseDiscoveries.limit(chances, SHARE_OF_FALSE);
        return tested.stream()
                .map(row -> row.sure(row.estimate() != null && row.estimate().chance() <= limit))
                .sorted(ORDER)
                .toList();
    }

    private void addRows(RowKey left, RowKey right, List<Row> to) {
        Side.Values ofA = left == null ? null : a.of(left);
        Side.Values ofB = right == null ? null : b.of(right);
        RowKey key = left == null ? right : left;
        for (Statistic statistic : key.quantity().form().statistics()) {
            if (statistic != Statistic.P999 || hasEnough(ofA, statistic) || hasEnough(ofB, statistic)) {
                to.add(row(left, right, statistic, ofA, ofB));
            }
        }
    }

    private static boolean hasEnough(Side.Values values, Statistic statistic) {
        return values != null && values.isThere() && values.fewest() >= statistic.needed();
    }

    private Row row(RowKey left, RowKey right, Statistic statistic, Side.Values ofA, Side.Values ofB) {
        boolean isInA = ofA != null && ofA.isThere();
        boolean isInB = ofB != null && ofB.isThere();
        WhyNot whyNot = whyNot(left, right, statistic, ofA, ofB);
        Double valueA = isInA ? value(ofA, statistic) : null;
        Double valueB = isInB ? value(ofB, statistic) : null;
        if (whyNot == null && (valueA == null || valueB == null)) {
            whyNot = WhyNot.LOST;
        }
        Estimate estimate = whyNot != null
                ? null
                : isBetweenRuns
                        ? Estimate.ofCaptures(ofA.values(statistic), ofB.values(statistic))
                        : Estimate.ofDraws(ofA.drawn(statistic), ofB.drawn(statistic), blocks);
        return new Row(
                left,
                right,
                statistic,
                valueA,
                valueB,
                isInA ? ofA.samples() : null,
                isInB ? ofB.samples() : null,
                estimate,
                whyNot,
                isUnsafe(left, a) || isUnsafe(right, b),
                false);
    }

    private static boolean isUnsafe(RowKey key, Side side) {
        return key != null
                && key.quantity().isAcrossPcpus()
                && side.captures().stream().anyMatch(capture -> isUnsafe(key.subject(), capture));
    }

    private static boolean isUnsafe(Subject subject, MeasuredCapture capture) {
        return subject.isOfDomain()
                ? capture.unsafe().contains(subject.number())
                : !capture.unsafe().isEmpty();
    }

    /** Of several captures the typical one; otherwise all of the side. */
    private Double value(Side.Values values, Statistic statistic) {
        if (!isBetweenRuns || !values.isInAll() || statistic == Statistic.MAX) {
            return values.value(statistic);
        }
        double[] each = values.values(statistic);
        double sum = 0;
        boolean isRatio = true;
        for (double value : each) {
            isRatio &= value > 0;
        }
        for (double value : each) {
            sum += isRatio ? StrictMath.log(value) : value;
        }
        double mean = sum / each.length;
        return isRatio ? StrictMath.exp(mean) : mean;
    }

    private WhyNot whyNot(RowKey left, RowKey right, Statistic statistic, Side.Values ofA, Side.Values ofB) {
        Compared quantity = (left == null ? right : left).quantity();
        if (!recorded.contains(quantity)) {
            return WhyNot.NOT_RECORDED;
        }
        if (left == null || right == null) {
            return left == null ? WhyNot.ONLY_IN_B : WhyNot.ONLY_IN_A;
        }
        if (!ofA.isThere() && quantity.form() != Compared.Form.TIME) {
            return WhyNot.ONLY_IN_B;
        }
        if (!ofB.isThere() && quantity.form() != Compared.Form.TIME) {
            return WhyNot.ONLY_IN_A;
        }
        if (statistic == Statistic.MAX) {
            return WhyNot.NOT_TESTED;
        }
        if (quantity.form() == Compared.Form.TIME
                && (ofA.fewest() < statistic.needed() || ofB.fewest() < statistic.needed())) {
            return WhyNot.TOO_FEW;
        }
        if (isBetweenRuns) {
            return ofA.isInAll() && ofB.isInAll() ? null : WhyNot.NOT_IN_ALL;
        }
        return blocks > 1 ? null : WhyNot.TOO_SHORT;
    }

    /** What matters first, then what is sure, then what may be large. */
    List<Row> rows() {
        return rows;
    }

    Side a() {
        return a;
    }

    Side b() {
        return b;
    }

    Matching matching() {
        return matching;
    }

    /** Whether the captures of a side, not their slices, are what chance is reckoned from. */
    boolean isBetweenRuns() {
        return isBetweenRuns;
    }

    /** What a sure row is sure of. */
    String sureOf() {
        int captures = a.captures().size() + b.captures().size();
        return isBetweenRuns ? "between runs" : captures == 2 ? "within these two captures" : "within these captures";
    }
}
