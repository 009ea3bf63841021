package io.xenscope.report.cli;

import io.xenscope.format.fault.CaptureException;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

/** A command that shows the frame all it must cope with: answers, long answers, and faults of every kind. */
final class Demo {
    static final Option FAIL = Option.value("", "fail", "HOW", "fail in this way");
    static final Option LINES = Option.value("", "lines", "N", "write so many lines");

    private Demo() {}

    static Command command(String name) {
        return Command.of(name, "shows that the frame holds")
                .question(Question.TIME)
                .example(name + " --dom 1 boot.xen")
                .report(CommonOptions.DOM, CommonOptions.FROM, CommonOptions.TO, FAIL, LINES)
                .does(Demo::run);
    }

    /** The whole program, with demos for commands. */
    public static void main(String[] args) {
        System.exit(new Program(new CommandList(List.of("summary", "sched", "exits"), Demo::command), System.err)
                .run(args));
    }

    private static int run(Invocation asked) throws IOException {
        List<Path> captures = asked.captures();
        if (asked.has(LINES)) {
            writeLines(asked.output().writer(), Integer.parseInt(asked.value(LINES)));
        }
        if (asked.has(FAIL)) {
            fail(asked.value(FAIL));
        }
        asked.warn("capture is incomplete");
        if (!asked.has(LINES)) {
            asked.print(page(captures, asked));
        }
        return asked.exit(false);
    }

    private static void writeLines(Writer out, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            out.write("line " + i + "\n");
        }
    }

    private static void fail(String how) throws IOException {
        switch (how) {
            case "text" ->
                throw new CompletionException(new CaptureException(
                        "a.txt",
                        17,
                        "word 0x6f6c6c65 is no record header",
                        "a file made by xentrace",
                        "check the name",
                        null));
            case "read" -> throw new UncheckedIOException(new IOException("device is gone"));
            case "bug" -> throw new IllegalStateException("the\nunthinkable");
            case "sleep" -> pause();
            default -> throw new UsageException("no way to fail: " + how);
        }
    }

    private static void pause() {
        try {
            System.err.println("asleep");
            Thread.sleep(60_000);
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
        }
    }

    private static Page page(List<Path> captures, Invocation asked) {
        Columns<Path> columns = Columns.<Path>of("sizes", "Sizes")
                .text("file", file -> file)
                .keys()
                .count("bytes", Demo::size)
                .percent("share_pct", file -> 12.5)
                .bool("dom1", file -> asked.domains().test(1));
        Columns<Integer> facts = Columns.<Integer>group().count("files", number -> number);
        return new Page("xenscope.demo/1").facts(facts, null, captures.size()).table(columns.table(null, captures));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
