package io.xenscope.report;

import io.xenscope.report.cli.Program;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Program.main(Commands.ALL, args);
    }
}
