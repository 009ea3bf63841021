package io.xenscope.report.compare.chance;

import java.util.Arrays;

/**
 * How a value differs between two sides, and how sure that is.
 *
 * @param difference ln(B/A); where one of them is 0, B - A
 * @param low lower end of the 99 % interval of the difference
 * @param high upper end
 * @param chance that no difference at all makes one this large
 */
public record Estimate(double difference, double low, double high, double chance) {
    private static final double TAIL = 0.005;
    private static final double LAST_DIGITS = 1e-12;

    /**
     * What one side is.
     *
     * @param value of the whole side
     * @param ofSlices the same from its slices, in which durations are rounded
     * @param drawn the same of each draw
     */
    public record Side(double value, double ofSlices, double[] drawn) {}

    /** From draws of both sides; {@code blocks}: independent pieces of the side that has fewer. */
    public static Estimate ofDraws(Side a, Side b, int blocks) {
        boolean isRatio = a.value > 0 && b.value > 0;
        double difference = difference(a.value, b.value, isRatio);
        boolean hasSlices = !isRatio || a.ofSlices > 0 && b.ofSlices > 0;
        double rounding = hasSlices
                ? rounding(difference, difference(a.ofSlices, b.ofSlices, isRatio), isRatio ? 1 : a.value + b.value)
                : 0;
        double[] drawn = new double[a.drawn.length];
        Arrays.setAll(drawn, i -> rounding + difference(held(a, i, isRatio), held(b, i, isRatio), isRatio));
        double spread = spread(drawn);
        Arrays.sort(drawn);
        double chance = difference == 0 ? 1 : StudentT.twoSided(difference / spread, blocks - 1);
        return new Estimate(difference, quantile(drawn, TAIL), quantile(drawn, 1 - TAIL), chance);
    }

    /** Sums of one thing in another order differ in their last digits: that is no difference. */
    private static double rounding(double difference, double ofSlices, double scale) {
        double rounding = difference - ofSlices;
        return Math.abs(rounding) <= LAST_DIGITS * scale ? 0 : rounding;
    }

    /** From a value of each of several captures a side, at least two (Welch). */
    public static Estimate ofCaptures(double[] a, double[] b) {
        boolean isRatio =
                Arrays.stream(a).allMatch(x -> x > 0) && Arrays.stream(b).allMatch(x -> x > 0);
        double[] first = isRatio ? Arrays.stream(a).map(StrictMath::log).toArray() : a;
        double[] second = isRatio ? Arrays.stream(b).map(StrictMath::log).toArray() : b;
        double difference = mean(second) - mean(first);
        double ofFirst = variance(first) / first.length;
        double ofSecond = variance(second) / second.length;
        double error = StrictMath.sqrt(ofFirst + ofSecond);
        if (error == 0) {
            return new Estimate(difference, difference, difference, difference == 0 ? 1 : 0);
        }
        double freedom = (ofFirst + ofSecond)
                * (ofFirst + ofSecond)
                / (ofFirst * ofFirst / (first.length - 1) + ofSecond * ofSecond / (second.length - 1));
        double width = error * StudentT.exceededBy(2 * TAIL, freedom);
        double chance = StudentT.twoSided(difference / error, freedom);
        return new Estimate(difference, difference - width, difference + width, chance);
    }

    /** A draw without any of what is rare does not make the quotient infinite: it counts as a fraction of the whole. */
    private static double held(Side side, int draw, boolean isRatio) {
        double value = side.drawn[draw];
        double least = isRatio ? side.value / (4.0 * side.drawn.length) : Double.NEGATIVE_INFINITY;
        return value > least ? value : Math.max(least, 0);
    }

    private static double difference(double a, double b, boolean isRatio) {
        return isRatio ? StrictMath.log(b / a) : b - a;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    private static double spread(double[] values) {
        return StrictMath.sqrt(variance(values));
    }

    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
