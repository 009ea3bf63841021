package io.xenscope.report.findings;

import java.util.List;

/** One thing that is looked for. */
interface Rule {
    /**
     * What a rule is.
     *
     * @param name stable, for machines
     * @param severity the most that its findings matter
     * @param looksFor in words that follow "looked for"
     * @param threshold when it speaks
     * @param reason where the threshold comes from
     */
    record About(String name, Severity severity, String looksFor, String threshold, String reason) {}

    About about();

    /** Whether it needs to go through the schedule, or records, again: then {@code summary} does without it. */
    default boolean isDeep() {
        return false;
    }

    /** What it finds; nothing is no fault. */
    List<Finding> find(Evidence evidence);
}
