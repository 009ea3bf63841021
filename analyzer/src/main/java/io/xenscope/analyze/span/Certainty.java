package io.xenscope.analyze.span;

/** How well a span's borders are known. */
public enum Certainty {
    /** Both are in records. */
    RECORDED,
    /** The end is the last moment at which it certainly lasted; see {@link Activation#latestEnd}. */
    END_INFERRED,
    /** Part of something that began in an earlier run. */
    BEGINS_EARLIER,
    /** Part of something that goes on in a later run. */
    ENDS_LATER,
    /** Part of something that began in an earlier run and goes on in a later one. */
    MIDDLE,
    /** The capture begins, ends, loses records or is damaged here. */
    CUT;

    private final String key = name().toLowerCase(java.util.Locale.ROOT);

    /** The stable name of machine formats. */
    public String key() {
        return key;
    }
}
