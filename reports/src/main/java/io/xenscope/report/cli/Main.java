package io.xenscope.report.cli;

/** Where the program starts. */
public final class Main {
    /** A command that is run before, over the same capture: so an archive of classes holds what either needs. */
    private static final String REHEARSAL = "xenscope.rehearsal";

    private Main() {}

    public static void main(String[] args) {
        Program program = new Program(Commands.ALL, System.err);
        String rehearsed = System.getProperty(REHEARSAL);
        if (rehearsed != null && args.length > 0) {
            program.run(rehearsed, args[args.length - 1]);
        }
        System.exit(program.run(args));
    }
}
