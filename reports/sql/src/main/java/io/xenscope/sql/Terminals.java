package io.xenscope.sql;

/** Whether a person sits at the other end. */
final class Terminals {
    /** Since then a console is there without a terminal, too. */
    private static final int CONSOLE_IS_ALWAYS = 22;

    private Terminals() {}

    /** What the launcher knows; without it, what Java says of stdin and stdout together. */
    static boolean isInteractive() {
        return Boolean.getBoolean("stdin.tty")
                || System.console() != null && Runtime.version().feature() < CONSOLE_IS_ALWAYS;
    }
}
