package io.xenscope.samples;

/** Lets tests interrupt the programs they start, also where they themselves run with interrupts ignored. */
public final class Interrupts {
    /**
     * Words for a shell script to put before a program: shells start jobs in the background with SIGINT ignored, all
     * that such a job starts inherits that, and no program can tell it from a user's wish. Nothing where {@code env}
     * does not know how.
     */
    public static final String HEARD = "$(env --default-signal=INT true 2>/dev/null && echo env --default-signal=INT)";

    private Interrupts() {}
}
