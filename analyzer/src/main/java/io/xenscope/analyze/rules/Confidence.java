package io.xenscope.analyze.rules;

import java.util.Locale;

/** How well it is known that one entry of a hypercall continues another, which Xen preempted (trace context, section 2.2). */
public enum Confidence {
    /** The arguments say so. */
    CERTAIN,
    /** The arguments, or the time between, fit nothing else well. */
    LIKELY,
    /** The same call came next after Xen was preempted; it may as well be a new one. */
    MAYBE;

    /** Whether the two are taken for one call. */
    public boolean joins() {
        return this != MAYBE;
    }

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The stable name of machine formats. */
    public String key() {
        return key;
    }
}
