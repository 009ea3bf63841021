package io.xenscope.report.cli;

/** Where the program starts. */
public final class Main {
    /** Commands that are run before, over the same capture: so an archive of classes holds what all of them need. */
    private static final String REHEARSAL = "xenscope.rehearsal";

    private Main() {}

    public static void main(String[] args) {
        Program program = new Program(Commands.ALL, System.err);
        String rehearsed = System.getProperty(REHEARSAL);
        if (rehearsed != null && args.length > 0) {
            for (String command : rehearsed.split(",")) {
                program.run(command, args[args.length - 1]);
            }
        }
        System.exit(program.run(args));
    }
}
