package io.xenscope.report.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The unit in which people read all numbers of one column. */
record ColumnUnit(String name, int power, int decimals) {
    private static final ColumnUnit[] TIME = {
        new ColumnUnit("ns", 0, 0), new ColumnUnit("µs", 3, 3), new ColumnUnit("ms", 6, 3), new ColumnUnit("s", 9, 3)
    };
    private static final ColumnUnit[] RATE = {
        new ColumnUnit("Hz", 0, 0), new ColumnUnit("kHz", 3, 3), new ColumnUnit("MHz", 6, 3)
    };
    private static final ColumnUnit[] SECONDS = {new ColumnUnit("s", 9, 9)};
    private static final ColumnUnit[] PERCENT = {new ColumnUnit("%", 0, 2)};

    /** From this number on, digits before the point cost the reader more than those lost behind it. */
    private static final long LONGEST = 100_000;

    /** The unit for numbers between these two, the smallest other than zero and the largest; null: has none. */
    static ColumnUnit of(Kind kind, long smallest, long largest) {
        return switch (kind) {
            case NANOS -> fitting(TIME, smallest, largest);
            case HZ -> fitting(RATE, smallest, largest);
            case MOMENT -> SECONDS[0];
            case PERCENT -> PERCENT[0];
            default -> null;
        };
    }

    /**
     * The largest unit the largest value reaches; one less when the smallest would show less than three digits in it.
     * The second unit has decimals for all there is, so from there it does not go down.
     */
    private static ColumnUnit fitting(ColumnUnit[] units, long smallest, long largest) {
        int choice = 0;
        while (choice + 1 < units.length && largest >= units[choice + 1].size()) {
            choice++;
        }
        boolean coarse = choice > 1 && smallest < units[choice].size() / 10;
        boolean finerFits = coarse && largest / units[choice - 1].size() < LONGEST;
        return units[finerFits ? choice - 1 : choice];
    }

    /** The unit of lengths of time of which this is the median: the largest that it reaches. */
    static ColumnUnit ofMedian(long nanos) {
        int choice = 0;
        while (choice + 1 < TIME.length && nanos >= TIME[choice + 1].size()) {
            choice++;
        }
        return TIME[choice];
    }

    /** That of lengths of time which {@link Layout#UNITS} calls so. */
    static ColumnUnit named(String name) {
        return TIME[Layout.UNITS.indexOf(name)];
    }

    private long size() {
        long size = 1;
        for (int i = 0; i < power; i++) {
            size *= 10;
        }
        return size;
    }

    /** The number in this unit; one that is too small to show is not shown as nothing. */
    String print(Object value) {
        BigDecimal number = value instanceof Long whole ? BigDecimal.valueOf(whole, power) : (BigDecimal) value;
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
        boolean vanishes = rounded.signum() == 0 && number.signum() > 0;
        return vanishes ? "<" + BigDecimal.valueOf(1, decimals).toPlainString() : rounded.toPlainString();
    }
}
