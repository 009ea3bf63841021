package io.xenscope.report.compare;

import io.xenscope.report.compare.chance.Estimate;

/**
 * One statistic of one quantity on both sides.
 *
 * @param a key on side A; null where only B has it
 * @param b key on side B; null where only A has it
 * @param valueA null where side A has no such value
 * @param valueB likewise
 * @param samplesA events or durations; null of shares
 * @param estimate null where it was not tested
 * @param whyNot why it was not tested; null where it was
 * @param isUnsafe whether it is a wait across pcpus whose clocks are not proved well enough
 * @param isSure whether the difference is larger than the ups and downs of both sides explain
 */
record Row(
        RowKey a,
        RowKey b,
        Statistic statistic,
        Double valueA,
        Double valueB,
        Long samplesA,
        Long samplesB,
        Estimate estimate,
        WhyNot whyNot,
        boolean isUnsafe,
        boolean isSure) {
    /** A smaller change does not matter, however sure it is. */
    static final double MATTERS = 0.1;

    /** Nor one of less than one point of a share, or one a second. */
    private static final double MATTERS_POINTS = 1;

    /** Why a row was not tested. */
    enum WhyNot {
        TOO_FEW,
        ONLY_IN_A,
        ONLY_IN_B,
        /** Of several captures of a side some do not have it. */
        NOT_IN_ALL,
        NOT_RECORDED,
        LOST,
        TOO_SHORT,
        /** Grows with the length of a capture. */
        NOT_TESTED
    }

    Row sure(boolean sure) {
        return new Row(a, b, statistic, valueA, valueB, samplesA, samplesB, estimate, whyNot, isUnsafe, sure);
    }

    /** On side A, or B where only that has it. */
    RowKey key() {
        return a == null ? b : a;
    }

    Compared quantity() {
        return key().quantity();
    }

    boolean hasBoth() {
        return valueA != null && valueB != null;
    }

    /** B - A in the unit of the quantity. */
    Double difference() {
        return hasBoth() ? (Double) (valueB - valueA) : null;
    }

    /** B/A; null where one of them is 0. */
    Double ratio() {
        return hasBoth() && valueA > 0 && valueB > 0 ? (Double) (valueB / valueA) : null;
    }

    /** The ends of the interval as ratios; null where there is no interval, or one side is 0. */
    Double ratioLow() {
        return estimate == null || ratio() == null ? null : (Double) Math.exp(estimate.low());
    }

    Double ratioHigh() {
        return estimate == null || ratio() == null ? null : (Double) Math.exp(estimate.high());
    }

    /** Whether the values differ enough for anybody to care, sure or not. */
    boolean isLarge() {
        if (!hasBoth()) {
            return false;
        }
        boolean isTime = quantity().form() == Compared.Form.TIME;
        double change = valueA == 0 ? valueB == 0 ? 0 : 1 : Math.abs(valueB / valueA - 1);
        return change >= MATTERS && (isTime || Math.abs(valueB - valueA) >= MATTERS_POINTS);
    }

    /** Sure and large. */
    boolean matters() {
        return isSure && isLarge();
    }

    boolean isMore() {
        return hasBoth() && valueB > valueA;
    }

    /** At least how large the difference is, in ln: the end of the interval that is nearer to none; 0 if that is inside. */
    double score() {
        if (estimate == null || estimate.low() <= 0 && estimate.high() >= 0) {
            return 0;
        }
        double nearer = Math.min(Math.abs(estimate.low()), Math.abs(estimate.high()));
        return ratio() != null ? nearer : Math.log1p(nearer);
    }
}
