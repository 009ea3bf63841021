package io.xenscope.bench;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A sample repeated until it has exactly {@link #RECORDS} records, mapped as the program maps it: so a benchmark can tell
 * its time, its allocation and its instructions by record.
 *
 * <p>Everything is read through the mapping, because a second kind of source would make every read a dearer call.
 */
@State(Scope.Benchmark)
public class BenchInput {
    static final int RECORDS = 1 << 20;

    private static final int SIZE_AT = 4;
    private static final int BYTES_PER_RECORD_AT_MOST = 40;

    @Param({Samples.PV_DOMAIN_CREATE, Samples.HVM_BOOT})
    private String sample;

    private Path file;
    private Capture capture;

    @Setup(Level.Trial)
    public void open() throws IOException {
        file = Files.createTempFile("xenscope-bench", ".xentrace");
        Path small = Files.write(file.resolveSibling(file.getFileName() + ".small"), Samples.bytes(sample));
        String bytes = Long.toString((long) RECORDS * BYTES_PER_RECORD_AT_MOST);
        Enlarge.main(new String[] {small.toString(), file.toString(), bytes});
        Files.delete(small);
        try (Capture whole = Capture.open(file)) {
            cut(whole);
        }
        capture = Capture.open(file);
    }

    /** Ends the file behind its last wanted record, and its last window with it. */
    private void cut(Capture whole) throws IOException {
        WindowIndex windows = whole.windows();
        RecordCursor cursor = new RecordCursor(whole.source());
        int window = -1;
        for (int records = 0; records < RECORDS; records++) {
            while (!cursor.next()) {
                window++;
                cursor.wrap(windows.start(window), windows.end(window));
            }
        }
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(windows.start(window) - SIZE_AT);
            out.writeInt(Integer.reverseBytes((int) (cursor.nextOffset() - windows.start(window))));
            out.setLength(cursor.nextOffset());
        }
    }

    Capture capture() {
        return capture;
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        capture.close();
        Files.delete(file);
    }
}
