package io.xenscope.analyze.clock;

/** What is to be done about clocks that may be apart. */
public enum Clocks {
    /** Aligned where records contradict the TSCs; left alone, and not looked at any closer, where none does. */
    ALIGNED,
    /** Aligned where records contradict the TSCs, and in any case proved: how far can each be off? */
    PROVED,
    /** Taken as they are. */
    AS_RECORDED
}
