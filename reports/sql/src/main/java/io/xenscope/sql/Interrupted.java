package io.xenscope.sql;

/** The end of the program when a user asks twice for it. */
final class Interrupted {
    private static final int BY_CTRL_C = 130;

    private Interrupted() {}

    static void exit() {
        Runtime.getRuntime().exit(BY_CTRL_C);
    }
}
