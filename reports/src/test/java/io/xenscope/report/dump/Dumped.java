package io.xenscope.report.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.TraceMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What dump writes. */
final class Dumped {
    private Dumped() {}

    /** The text of a made capture whose ticks are nanoseconds. */
    static String text(TraceMaker trace, String... options) {
        return text(trace.bytes(), options);
    }

    static String text(byte[] capture, String... options) {
        try {
            Path file = Files.createTempFile("made", ".xentrace");
            try {
                Files.write(file, capture);
                List<String> all = new ArrayList<>(List.of(options));
                all.addAll(List.of("--cpu-hz", "1G"));
                return text(file, all.toArray(new String[0]));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path capture, String... options) {
        List<String> args = new ArrayList<>(List.of("dump", "-q"));
        args.addAll(List.of(options));
        args.add(capture.toString());
        InProcess run = InProcess.run(args.toArray(new String[0]));
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        return run.out();
    }
}
