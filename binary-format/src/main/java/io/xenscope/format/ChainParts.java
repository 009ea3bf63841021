package io.xenscope.format;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * The chain of window headers of a large file, followed in several parts at once.
 *
 * <p>A part begins at whatever looks like a link of the chain. It is a guess until the chain arrives at that very offset
 * from the part before; from there on both are the same, because a header alone says where the next one is. Where a
 * guess was wrong, or the chain breaks, nothing follows from the rest of the part.
 */
final class ChainParts {
    /** Smaller parts are followed sooner than a thread starts. */
    private static final long LEAST_BYTES = 16 << 20;

    /** How far a first link is looked for, and how many must follow it. */
    private static final long LOOK_BYTES = 16 << 20;

    private static final int LINKS = 4;

    private record Part(long begin, long end, WindowIndex windows) {}

    private final List<Part> parts = new ArrayList<>();
    private final WindowHeaders headers;
    private final long size;
    private int next;

    /** Follows {@code count} parts of equal length as {@code executor} will; one part is no gain, and not followed. */
    ChainParts(ByteSource source, int count, Executor executor) {
        this.headers = new WindowHeaders(source);
        this.size = source.size();
        List<FutureTask<Part>> tasks = new ArrayList<>();
        for (int i = 0; i < count && count > 1; i++) {
            long from = size / count * i & -4;
            long to = i + 1 == count ? size : size / count * (i + 1) & -4;
            FutureTask<Part> task = new FutureTask<>(() -> part(from, to));
            executor.execute(task);
            tasks.add(task);
        }
        tasks.forEach(task -> parts.add(result(task)));
    }

    /** As many parts as there may be threads, and bytes for each to be worth while. */
    static ChainParts of(ByteSource source, int threads) {
        return new ChainParts(source, (int) Math.min(threads, source.size() / LEAST_BYTES), ChainParts::start);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "xenscope-index");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for a task; what it threw is thrown here. */
    static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                // As when a mapped file was cut meanwhile.
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Part part(long from, long to) {
        long begin = from;
        while (begin < Math.min(to, from + LOOK_BYTES) && !isLink(begin)) {
            begin += 4;
        }
        WindowIndex windows = new WindowIndex();
        long at = begin;
        while (at < to && headers.isHeader(at) && headers.windowEnd(at) <= size) {
            at = headers.add(at, windows);
        }
        return new Part(begin, at, windows);
    }

    private boolean isLink(long from) {
        long at = from;
        for (int link = 0; link < LINKS && at < size; link++) {
            if (!headers.isHeader(at)) {
                return false;
            }
            at = headers.windowEnd(at);
        }
        return at <= size;
    }

    /** Adds the windows of the part that begins where the chain is, and returns its end; without one, {@code at}. */
    long addFrom(long at, WindowIndex index) {
        while (next < parts.size() && parts.get(next).begin() < at) {
            next++;
        }
        if (next == parts.size() || parts.get(next).begin() != at) {
            return at;
        }
        Part part = parts.get(next++);
        index.add(part.windows());
        return part.end();
    }
}
