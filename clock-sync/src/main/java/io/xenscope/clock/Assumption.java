package io.xenscope.clock;

import java.util.Locale;

/**
 * What a bound takes for granted about clocks. The order of scheduling proves offsets only at the moments that records
 * name: between them, something must be said of how a clock can run. Each assumption contains less than the one before,
 * and its bound is wider.
 */
public enum Assumption {
    /** Rates are constant between the steps that were found. True of TSCs of one machine that share a crystal. */
    STEADY("each clock runs at a constant rate between the steps listed"),
    /** Rates may change at any time, but not by more than a limit. */
    DRIFTING("rates change at will, but two clocks never differ by more than " + Assumption.MOST_PPM
            + " ppm from what they" + " differ on the whole; no step but those listed"),
    /** Moreover, one clock but the first may have stepped where no record shows it; the first is what all are held against. */
    STEPPING("as drifting, and one clock but the first may besides have stepped once unseen");

    /** By how many millionths the rates of two clocks are thought to differ at most. */
    public static final int MOST_PPM = 120;

    private final String meaning;

    Assumption(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
