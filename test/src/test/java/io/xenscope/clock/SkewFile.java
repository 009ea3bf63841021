package io.xenscope.clock;

import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Writes a copy of a large capture with the clocks of all pcpus but 0 disturbed; holds one window in memory. */
public final class SkewFile {
    private static final String USAGE = "usage: SkewFile INPUT OUTPUT MOST_TICKS MOST_PPM";
    private static final int SEED = 7;

    private static final double[] SHARES =
            new Random(SEED).doubles(1 << 16, -1, 1).toArray();

    private final double ticks;
    private final double ppm;
    private final Capture capture;
    private long origin;

    private SkewFile(Capture capture, double ticks, double ppm) {
        this.capture = capture;
        this.ticks = ticks;
        this.ppm = ppm;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Path output = Path.of(args[1]);
        Path part = output.resolveSibling(output.getFileName() + ".part");
        Files.copy(Path.of(args[0]), part, StandardCopyOption.REPLACE_EXISTING);
        try (Capture capture = Capture.open(args[0]);
                FileChannel out = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new SkewFile(capture, Double.parseDouble(args[2]), Double.parseDouble(args[3])).write(out);
        }
        Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(FileChannel out) throws IOException {
        WindowIndex windows = capture.windows();
        RecordCursor cursor = new RecordCursor(capture.source());
        for (int window = 0; window < windows.count(); window++) {
            long start = windows.start(window);
            byte[] bytes = new byte[(int) (windows.end(window) - start)];
            ByteBuffer copy = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            cursor.wrap(start, windows.end(window));
            out.read(copy, start);
            copy.clear();
            while (cursor.next()) {
                origin = origin == 0 && cursor.hasTsc() ? cursor.tsc() : origin;
                SkewedCapture.disturb(cursor, skew(windows.pcpu(window)), copy, start);
            }
            out.write(copy, start);
        }
    }

    private Skew skew(int pcpu) {
        return pcpu == 0 ? Skew.NONE : Skew.line(offset(pcpu, ticks), ppm * SHARES[2 * pcpu + 1], origin);
    }

    /** What is added to the TSC of a pcpu at the begin, where it is {@code ticks} at most. */
    public static long offset(int pcpu, double ticks) {
        return pcpu == 0 ? 0 : Math.round(ticks * SHARES[2 * pcpu]);
    }
}
