package io.xenscope.sql;

import io.xenscope.format.Capture;
import io.xenscope.format.fault.CaptureException;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.rows.OpenedCapture;
import io.xenscope.report.rows.RowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The captures that were asked for. Everything that can be read are open; few of them are surveyed at a time. */
final class Shelf implements AutoCloseable {
    private static final int MOST_SURVEYED = 4;

    private final RowSource.Options options;
    private final List<OpenedCapture> asked = new ArrayList<>();
    /** Null where it could not be read. */
    private final List<Capture> captures = new ArrayList<>();

    private final List<Surveyed> surveyed = new ArrayList<>();

    /** By capture, how many read it. */
    private final Map<Integer, Integer> held = new HashMap<>();

    private record Surveyed(int number, RowSource source) {}

    private Shelf(RowSource.Options options) {
        this.options = options;
    }

    /** Opens the captures; one of several that cannot be read is said, and remembered. */
    static Shelf open(Invocation asked, List<Path> paths) {
        if (paths.size() > Short.MAX_VALUE) {
            throw new UsageException(paths.size() + " captures: column capture counts up to " + Short.MAX_VALUE
                    + "; ask in parts, or use the module for Spark");
        }
        RowSource.Options options = new RowSource.Options(asked.threads(), Reports.rate(asked), Reports.clocks(asked));
        Shelf shelf = open(options, paths, asked::open);
        shelf.asked.stream().filter(one -> one.error() != null).forEach(one -> asked.warn("left out: " + one.error()));
        return shelf;
    }

    /** The same of captures that {@code opener} opens. */
    static Shelf open(RowSource.Options options, List<Path> paths, Function<Path, Capture> opener) {
        Shelf shelf = new Shelf(options);
        CaptureException refused = null;
        int read = 0;
        for (Path path : paths) {
            try {
                shelf.captures.add(opener.apply(path));
                shelf.asked.add(new OpenedCapture(path.toString(), null));
                read++;
            } catch (CaptureException fault) {
                shelf.captures.add(null);
                shelf.asked.add(new OpenedCapture(path.toString(), fault.line()));
                refused = fault;
            }
        }
        if (read == 0 && refused != null) {
            shelf.close();
            throw refused;
        }
        return shelf;
    }

    /** In the order in which they were asked for. */
    List<OpenedCapture> asked() {
        return asked;
    }

    /** The numbers of those that can be read. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < captures.size(); i++) {
            if (captures.get(i) != null) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    /** A capture as rows; it stays the shelf's. Those that were not asked for lately are closed, so one at a time is in use, but for what {@link #hold} is for. */
    synchronized RowSource source(int number) {
        for (Surveyed one : surveyed) {
            if (one.number == number) {
                surveyed.remove(one);
                surveyed.add(one);
                return one.source;
            }
        }
        if (surveyed.size() >= MOST_SURVEYED) {
            surveyed.stream()
                    .filter(one -> !held.containsKey(one.number))
                    .findFirst()
                    .ifPresent(one -> {
                        surveyed.remove(one);
                        one.source.close();
                    });
        }
        RowSource source = new RowSource(captures.get(number), options);
        surveyed.add(new Surveyed(number, source));
        return source;
    }

    /** The same, and it stays open until {@link #release} is called as often. */
    synchronized RowSource hold(int number) {
        held.merge(number, 1, Integer::sum);
        return source(number);
    }

    synchronized void release(int number) {
        held.computeIfPresent(number, (of, readers) -> readers == 1 ? null : readers - 1);
    }

    @Override
    public synchronized void close() {
        surveyed.forEach(one -> one.source.close());
        surveyed.clear();
        captures.forEach(capture -> {
            if (capture != null) {
                capture.close();
            }
        });
        captures.clear();
    }
}
