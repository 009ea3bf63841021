package io.xenscope.report.cli;

import io.xenscope.format.Progress;
import java.io.Closeable;
import java.io.PrintStream;
import java.util.Locale;

/** One line on a terminal's standard error that says how far what takes long has come; from a second on, until there is output. */
final class ProgressLine implements Closeable {
    private static final long FIRST_MILLIS = 1000;
    private static final long EVERY_MILLIS = 200;
    /** Before that a rate says nothing of what is left. */
    private static final double SETTLED_SECONDS = 0.5;

    private static final double MEGABYTE = 1e6;
    private static final double SECOND = 1e9;
    /** Erases what stands to the right of the cursor. */
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final Thread thread;
    private boolean isShown;
    private boolean isOver;

    private ProgressLine(PrintStream err) {
        this.err = err;
        this.thread = new Thread(this::show, "xenscope-progress");
        thread.setDaemon(true);
    }

    /** On a terminal that can erase a line; elsewhere it never shows anything. */
    static ProgressLine on(PrintStream err, Terminal terminal, boolean isQuiet) {
        ProgressLine line = new ProgressLine(err);
        if (terminal.isErr() && !terminal.isDumb() && !isQuiet) {
            line.thread.start();
        }
        return line;
    }

    private void show() {
        try {
            Thread.sleep(FIRST_MILLIS);
            while (print(text(Progress.present(), System.nanoTime()))) {
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean print(String text) {
        if (!isOver) {
            err.print(ERASE + Program.NAME + ": " + text);
            err.flush();
            isShown = true;
        }
        return !isOver;
    }

    /** {@code reading 45 %, 812 MB/s, 3 s left}; without a known amount {@code aligning clocks, 3 s}. */
    static String text(Progress.Phase phase, long now) {
        double seconds = Math.max(1, now - phase.sinceNanos()) / SECOND;
        long done = phase.done();
        if (phase.bytes() < 1 || done == 0) {
            return String.format(Locale.ROOT, "%s, %.0f s", phase.what(), seconds);
        }
        double share = Math.min(100, 100.0 * done / phase.bytes());
        if (seconds < SETTLED_SECONDS) {
            return String.format(Locale.ROOT, "%s %.0f %%", phase.what(), share);
        }
        double rate = done / seconds;
        double left = Math.max(0, phase.bytes() - done) / rate;
        return String.format(
                Locale.ROOT, "%s %.0f %%, %.0f MB/s, %.0f s left", phase.what(), share, rate / MEGABYTE, left);
    }

    /** Something else is going to be printed: the line makes room, and may come back below it. */
    synchronized void makeRoom() {
        if (isShown) {
            err.print(ERASE);
            err.flush();
            isShown = false;
        }
    }

    /** It goes and does not come back. */
    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            isOver = true;
            makeRoom();
        }
    }
}
