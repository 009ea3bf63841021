package io.xenscope.report.findings;

import io.xenscope.analyze.base.Range;

/**
 * One thing that stands out.
 *
 * @param rule the name of the rule
 * @param severity how much it matters
 * @param weight share of all pcpu time that it is about, in percent; {@link #FIRST} where the other findings depend on it
 * @param subject what it is about: {@code d1v2}, {@code d1}, {@code p0}, {@code irq 30}; {@code capture}
 * @param value its number
 * @param unit of the value: {@code ns}, {@code %}, {@code records}, {@code /s}
 * @param when where it lies, in common ticks; null where it is of the whole range
 * @param text one plain sentence
 * @param command what to type next, without {@code xenscope} and the capture
 */
public record Finding(
        String rule,
        Severity severity,
        double weight,
        String subject,
        double value,
        String unit,
        Range when,
        String text,
        String command) {
    /** Weighs more than any share. */
    static final double FIRST = 1000;
}
