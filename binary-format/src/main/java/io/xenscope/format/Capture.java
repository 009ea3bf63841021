package io.xenscope.format;

import io.xenscope.format.fault.CaptureException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;

/** One opened capture: its bytes, its windows, and what was wrong with its structure. */
public final class Capture implements AutoCloseable {
    private final ByteSource source;
    private final WindowIndex windows;
    private final Problems problems;
    private FutureTask<?> release;

    private Capture(ByteSource source, WindowIndex windows, Problems problems) {
        this.source = source;
        this.windows = windows;
        this.problems = problems;
    }

    /**
     * Opens a file, or standard input where the name is {@code -}; gzip is recognised by content.
     *
     * @throws CaptureException where there is no capture to be read
     */
    public static Capture open(String name) {
        return open(name, 1);
    }

    /** Opens it likewise, and lets so many threads index it. */
    public static Capture open(String name, int threads) {
        return of(CaptureInput.open(name), threads);
    }

    /** Opens it likewise, and where it is no capture, what {@code finder} finds in it. */
    public static Capture open(String name, int threads, CaptureFinder finder) {
        return of(CaptureInput.open(name, finder), threads);
    }

    /** Opens a file. */
    public static Capture open(Path path) {
        return open(path, 1);
    }

    /** Opens a file and lets so many threads index it. */
    public static Capture open(Path path, int threads) {
        return open(path.toString(), threads);
    }

    /** Indexes bytes that are already at hand; the capture owns them from now on. */
    public static Capture of(ByteSource source) {
        return of(source, 1);
    }

    private static Capture of(ByteSource source, int threads) {
        try {
            return indexed(source, threads);
        } catch (CaptureException e) {
            source.close();
            throw e;
        }
    }

    private static Capture indexed(ByteSource source, int threads) {
        FormatCheck.check(source);
        Origin origin = source.origin();
        Problems problems = origin.faultsBefore();
        if (!source.isWhole()) {
            problems.at(source.size(), ProblemKind.DAMAGED_GZIP);
        }
        WindowIndex windows = new WindowIndexer(source, problems, ChainParts.of(source, threads)).index();
        if (windows.count() == 0 && source.size() > 0) {
            throw FormatCheck.withoutWindows(source);
        }
        if (origin.beginsMidway() || RingImages.are(windows)) {
            windows.markMidway();
        }
        for (int pcpu = 0; pcpu < windows.pcpuLimit(); pcpu++) {
            if (origin.endsEarly(pcpu)) {
                windows.markEarlyEnd(pcpu);
            }
        }
        return new Capture(source, windows, problems);
    }

    /**
     * Says what no byte of it does: that it comes from a buffer which kept the latest records only ({@code xentrace -M}). See
     * {@link WindowIndex#beginsMidway}.
     */
    public Capture midway() {
        windows.markMidway();
        return this;
    }

    public String name() {
        return source.name();
    }

    public ByteSource source() {
        return source;
    }

    public WindowIndex windows() {
        return windows;
    }

    /** Faults of the structure; faults inside windows are found when they are walked. */
    public Problems problems() {
        return problems;
    }

    /**
     * Begins to give the memory back while the caller goes on with what was read: of a large file that takes as long as
     * to print a report. Nobody may read any more; {@link #close} waits until reading has ended.
     */
    public void release() {
        release = new FutureTask<>(source::close, null);
        Thread thread = new Thread(release, "xenscope-release");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        if (release == null) {
            source.close();
        } else {
            ChainParts.result(release);
        }
    }
}
