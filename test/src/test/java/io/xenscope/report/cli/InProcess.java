package io.xenscope.report.cli;

import io.xenscope.report.Commands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The program run inside the process of a test: exit code, what it wrote to its output, what it said on stderr. */
public record InProcess(int exit, String out, String err) {
    /** Runs xenscope with these arguments and no output option among them. */
    public static InProcess run(String... args) {
        try {
            Path out = Files.createTempFile("xenscope", ".out");
            try {
                return into(out, args);
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and what it wrote is in a file afterwards. */
    public static InProcess into(Path out, String... args) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "-o";
        all[args.length + 1] = out.toString();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exit = new Program(Commands.ALL, stream).run(all);
        // Not readString: what cut writes is no text.
        String answer = Files.isDirectory(out) ? "" : new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
        return new InProcess(exit, answer, err.toString(StandardCharsets.UTF_8));
    }
}
