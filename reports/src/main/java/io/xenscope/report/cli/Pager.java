package io.xenscope.report.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that shows long text on a terminal, as git chooses it: {@code XENSCOPE_PAGER}, {@code PAGER}, or less. */
final class Pager {
    /** Ends where it fits a screen, keeps colours, cuts long lines, leaves the text on the screen. */
    private static final String LESS_OPTIONS = "FRSX";

    private static final String USUAL = "less";

    private final String command;
    private final boolean hasOptions;
    private final Thread wait = new Thread(this::await);
    private Process process;

    private Pager(String command, boolean hasOptions) {
        this.command = command;
        this.hasOptions = hasOptions;
    }

    /** Null where nobody wants one, or there is none. */
    static Pager of(Terminal terminal) {
        String own = terminal.variable("XENSCOPE_PAGER");
        String usual = terminal.variable("PAGER");
        String command = !own.isEmpty() ? own : !usual.isEmpty() ? usual : USUAL;
        String program = command.strip().split("\\s+")[0];
        boolean isWanted = !terminal.isDumb() && !program.isEmpty() && !program.equals("cat");
        return isWanted && isThere(program, terminal.variable("PATH"))
                ? new Pager(command, !terminal.variable("LESS").isEmpty())
                : null;
    }

    private static boolean isThere(String program, String path) {
        if (program.indexOf('/') >= 0) {
            return Files.isExecutable(Path.of(program));
        }
        for (String directory : path.split(":")) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    /** Starts it; what is written is shown. */
    OutputStream start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (!hasOptions) {
            builder.environment().put("LESS", LESS_OPTIONS);
        }
        process = builder.start();
        // Interrupted, the program ends and the pager does not: the terminal must not get two readers.
        Runtime.getRuntime().addShutdownHook(wait);
        return process.getOutputStream();
    }

    /** Says that no more comes, and waits until the reader quits. */
    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException hasQuit) {
            // Then there is nobody to tell.
        }
        await();
    }

    private void await() {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
