package io.xenscope.format.event;

import java.util.Locale;

/** What a vcpu is doing, by Xen's numbers (xentrace format, section 8): the owner of these numbers and names. */
public enum Runstate {
    RUNNING,
    RUNNABLE,
    BLOCKED,
    OFFLINE;

    /** The numbers as constants, for code that keeps runstates as numbers. */
    public static final class Numbers {
        public static final int RUNNING = 0;
        public static final int RUNNABLE = 1;
        public static final int BLOCKED = 2;
        public static final int OFFLINE = 3;

        private Numbers() {}
    }

    private static final Runstate[] ALL = values();

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The state of Xen's number, of which the low two bits count. */
    public static Runstate of(int number) {
        return ALL[number & 3];
    }

    /** The state that a runstate change leaves. */
    public static Runstate oldOf(int event) {
        return of(SchedEvents.oldState(event));
    }

    /** The state that a runstate change enters. */
    public static Runstate newOf(int event) {
        return of(SchedEvents.newState(event));
    }

    /** Xen's number of the state, one of {@link Numbers}. */
    public int number() {
        return ordinal();
    }

    /** As {@code blocked}. */
    @Override
    public String toString() {
        return text;
    }
}
