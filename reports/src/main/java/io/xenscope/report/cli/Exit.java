package io.xenscope.report.cli;

/** The exit codes, as documented for scripts. */
public final class Exit {
    public static final int OK = 0;
    /** The capture was read, but it has problems, and {@code --strict} was given. */
    public static final int PROBLEMS = 1;

    public static final int USAGE = 2;
    /** The capture cannot be read or is none. */
    public static final int INPUT = 3;

    public static final int OUTPUT = 4;
    /** A fault of ours. */
    public static final int INTERNAL = 70;

    private Exit() {}
}
