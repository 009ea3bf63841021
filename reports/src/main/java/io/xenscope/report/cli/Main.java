package io.xenscope.report.cli;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new Program(Commands.ALL, System.err).run(args));
    }
}
