package io.xenscope.samples.memory;

import io.xenscope.format.ByteSource;
import io.xenscope.format.Capture;
import io.xenscope.format.fault.CaptureException;
import io.xenscope.format.vmcore.BufferFacts;
import io.xenscope.format.vmcore.CrashDumps;
import io.xenscope.format.vmcore.DumpOptions;
import io.xenscope.format.vmcore.DumpOrigin;
import io.xenscope.format.vmcore.SearchProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A dump after it was opened: the capture found in it, the facts, the warnings. Null of a file that is no dump, but a capture. */
record Opened(byte[] capture, BufferFacts facts, List<String> warnings, boolean midway) {
    static Opened of(Path dump, DumpOptions options) {
        try (Capture capture = Capture.open(dump.toString(), 1, new CrashDumps(options, SearchProgress.NONE))) {
            DumpOrigin origin = DumpOrigin.of(capture);
            if (origin == null) {
                return null;
            }
            ByteSource source = capture.source();
            int size = (int) source.size();
            ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < size; at += 4) {
                bytes.putInt(at, source.i32(at));
            }
            return new Opened(
                    bytes.array(),
                    origin.facts(),
                    origin.warnings(),
                    capture.windows().beginsMidway());
        }
    }

    static Opened of(byte[] dump, Path directory, DumpOptions options) {
        return of(file(dump, directory), options);
    }

    static Opened of(byte[] dump, Path directory) {
        return of(dump, directory, DumpOptions.NONE);
    }

    /** The line that a user gets where it is refused. */
    static String refused(byte[] dump, Path directory, DumpOptions options) {
        Path file = file(dump, directory);
        try {
            of(file, options);
            return "was read";
        } catch (CaptureException e) {
            return e.line().replace(file.toString(), "vmcore");
        }
    }

    static Path file(byte[] dump, Path directory) {
        try {
            return Files.write(directory.resolve("vmcore"), dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
