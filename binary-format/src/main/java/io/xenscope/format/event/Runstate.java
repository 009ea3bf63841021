package io.xenscope.format.event;

import java.util.Locale;

/** What a vcpu is doing, in Xen's numbering (xentrace format, section 8). */
public enum Runstate {
    RUNNING,
    RUNNABLE,
    BLOCKED,
    OFFLINE;

    private static final Runstate[] ALL = values();

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The state of Xen's number, of which the low two bits count. */
    public static Runstate of(int number) {
        return ALL[number & 3];
    }

    /** The state a runstate event leaves: bits 9:8 of its id. */
    public static Runstate oldOf(int event) {
        return of(event >>> 8);
    }

    /** The state a runstate event enters: bits 5:4 of its id. */
    public static Runstate newOf(int event) {
        return of(event >>> 4);
    }

    /** Whether an event is a change of runstate. */
    public static boolean isChange(int event) {
        return (event & 0xffffccf) == 0x21001;
    }

    /** As {@code blocked}. */
    @Override
    public String toString() {
        return text;
    }
}
