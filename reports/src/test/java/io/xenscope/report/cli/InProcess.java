package io.xenscope.report.cli;

import io.xenscope.report.Commands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of the program, all its commands in it, without a process of its own; what it answered. */
public record InProcess(int exit, String out, String err) {
    public static InProcess run(String... args) {
        try {
            Path out = Files.createTempFile("run", ".out");
            try {
                InProcess answer = into(out, args);
                return new InProcess(answer.exit(), Files.readString(out), answer.err());
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for output that is no text: it goes to {@code out}, and none is in the answer. */
    public static InProcess into(Path out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("-o", out.toString()));
        int exit = new Program(Commands.ALL, new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all.toArray(new String[0]));
        return new InProcess(exit, "", err.toString(StandardCharsets.UTF_8));
    }
}
