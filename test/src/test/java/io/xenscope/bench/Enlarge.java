package io.xenscope.bench;

import io.xenscope.format.Capture;
import io.xenscope.format.WindowIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Makes a large capture of a small one: the same history again and again, each copy moved behind the one before, with
 * a lost-records record on every pcpu at each seam; and, if wanted, on several times the pcpus.
 *
 * <p>Holds one window in memory. Copies of pcpus are written as xentrace would, each behind its original in
 * every sweep: the order of windows goes on to agree with the times of records.
 */
public final class Enlarge {
    private static final String USAGE = "usage: Enlarge INPUT OUTPUT BYTES [--pcpus-times K]";

    private final WindowIndex windows;
    private final CaptureEnds ends;
    private final WindowCopier copier;
    private final int clones;

    Enlarge(Capture capture, int clones) {
        this.windows = capture.windows();
        this.ends = CaptureEnds.of(capture);
        this.copier = new WindowCopier(capture, ends);
        this.clones = clones;
    }

    public static void main(String[] args) throws IOException {
        boolean cloning = args.length == 5 && args[3].equals("--pcpus-times");
        if (args.length != 3 && !cloning) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try (Capture capture = Capture.open(args[0])) {
            int clones = cloning ? Integer.parseInt(args[4]) : 1;
            writeFile(new Enlarge(capture, clones), Path.of(args[1]), Long.parseLong(args[2]));
        }
    }

    /** Writes under another name first: a file of the wanted name is always whole. */
    private static void writeFile(Enlarge enlarge, Path output, long bytes) throws IOException {
        Path part = output.resolveSibling(output.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            enlarge.write(out, bytes);
        }
        Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes whole windows until there are {@code bytes} bytes or, by less than one window, more. */
    void write(WritableByteChannel out, long bytes) throws IOException {
        long written = 0;
        for (int copy = 0; written < bytes; copy++) {
            written += writeCopy(out, copy, bytes - written);
        }
    }

    private long writeCopy(WritableByteChannel out, int copy, long room) throws IOException {
        long written = 0;
        for (int window = 0; window < windows.count() && written < room; window++) {
            for (int clone = 0; clone < clones && written < room; clone++) {
                written += writeWindow(out, window, copy, clone);
            }
        }
        return written;
    }

    /** Clones are a tick apart, so that a merge does not meet nothing but ties. */
    private long writeWindow(WritableByteChannel out, int window, int copy, int clone) throws IOException {
        ByteBuffer moved = copier.copy(window, ends.move(copy, clone, clones), copy > 0);
        long bytes = moved.remaining();
        while (moved.hasRemaining()) {
            out.write(moved);
        }
        return bytes;
    }
}
