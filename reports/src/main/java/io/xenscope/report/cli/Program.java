package io.xenscope.report.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The program from arguments to exit code: finds the command, runs it, and shows in one line what went wrong. */
public final class Program {
    static final String NAME = "xenscope";

    private static final String DEFAULT_COMMAND = "summary";

    /**
     * Commands that are run before, over each of the captures that are arguments: so an archive of classes holds what all of them need.
     * Only the first capture is the command's own.
     */
    private static final String REHEARSAL = "xenscope.rehearsal";

    private final CommandList commands;
    private final Help help;
    private final PrintStream err;
    private final Terminal terminal;
    private boolean debug;

    /** As when its output goes to files. */
    Program(CommandList reports, PrintStream err) {
        this(reports, err, Terminal.NONE);
    }

    Program(CommandList reports, PrintStream err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
        this.help = new Help(reports);
        this.commands = help.commands();
    }

    /** All commands: those that read captures, and those about xenscope itself. */
    public CommandList commands() {
        return commands;
    }

    /** The whole program, up to its exit code. */
    public static void main(CommandList reports, String... args) {
        Program program = new Program(reports, System.err, Terminal.ofProcess());
        String rehearsed = System.getProperty(REHEARSAL);
        System.exit(rehearsed == null ? program.run(args) : program.rehearse(rehearsed.split(","), args));
    }

    private int rehearse(String[] before, String... args) {
        for (int i = 1; i < args.length; i++) {
            for (String command : before) {
                run(command, args[i]);
            }
        }
        return run(Arrays.copyOf(args, Math.min(2, args.length)));
    }

    /** Runs one call, whose first word may be a command; returns an exit code of {@link Exit}. */
    public int run(String... args) {
        try {
            return dispatch(args);
        } catch (Throwable thrown) {
            return Fault.of(thrown).tell(err, debug);
        }
    }

    private int dispatch(String[] args) throws IOException {
        if (args.length == 0) {
            err.print(help.overview());
            return Exit.USAGE;
        }
        String first = args[0];
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        if (first.equals("--version") || first.equals("-V")) {
            return say(Version.line());
        }
        if (first.equals("--help") || first.equals("-h")) {
            return run(help.command(), rest);
        }
        Command command = commands.find(first);
        return command != null ? run(command, rest) : runDefault(first, args);
    }

    /** A call that begins with a file or an option names no command: it asks for the overview. */
    private int runDefault(String first, String[] args) throws IOException {
        Command command = commands.find(DEFAULT_COMMAND);
        if (command == null || !(first.startsWith("-") || looksLikeFile(first))) {
            String meant = Meanings.ofCommand(first, commands);
            throw new UsageException("unknown command " + first
                    + (meant.isEmpty() ? Nearest.hint(first, commands.names()) : meant) + "; see '" + NAME + " help'");
        }
        return run(command, args);
    }

    private static boolean looksLikeFile(String word) {
        return word.indexOf('/') >= 0 || word.indexOf('.') >= 0 || Files.exists(Path.of(word));
    }

    private int run(Command command, String[] args) throws IOException {
        Arguments arguments = command.isRaw() ? Arguments.raw(args) : Arguments.parse(command, args, commands);
        if (arguments.has(CommonOptions.HELP)) {
            return say(help.of(command, false));
        }
        try (Invocation asked = new Invocation(arguments, err, terminal, this)) {
            debug = asked.debug();
            asked.check(!command.writesSeveral(asked));
            int exit = command.run(asked);
            asked.commit();
            return exit;
        }
    }

    private static int say(String text) throws IOException {
        try (Output out = Output.toStdout()) {
            out.writer().write(text);
            out.commit();
        }
        return Exit.OK;
    }
}
