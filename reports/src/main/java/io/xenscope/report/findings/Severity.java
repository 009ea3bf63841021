package io.xenscope.report.findings;

import java.util.Locale;

/** How much a finding matters; the most first. */
public enum Severity {
    /** A threshold was crossed. */
    LOOK,
    /** Worth knowing. */
    NOTE,
    /** Says what the capture is like. */
    FACT,
    /** What was looked for and not found, where that is good. */
    GOOD;

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
