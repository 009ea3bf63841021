package io.xenscope.analyze.companion;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.read.Hints;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** A log drawn by chance, with the true time of the begin of each of its items in ns since the begin of the capture. */
record DrawnLog(LogFile file, List<Long> truth) {
    private static final int LOGS_OF_ONE_HOST = 20;

    /** Draws one of a host. */
    interface Maker {
        DrawnLog make(DrawnHost host, Random random);
    }

    /** What others wrote beside it, to be placed with it; drawn by a generator of its own. */
    interface Others {
        List<LogFile> make(DrawnHost captured, DrawnHost host, Random random);
    }

    /** Draws {@code count} logs and places each; {@code other} says by how many hosts further the capture is. */
    static void place(int count, Maker from, int other, BiConsumer<Companion, List<Long>> check) {
        place(count, from, other, (captured, host, random) -> List.of(), check);
    }

    /** The same with other logs beside each. */
    static void place(int count, Maker from, int other, Others others, BiConsumer<Companion, List<Long>> check) {
        for (int first = 0; first < count; first += LOGS_OF_ONE_HOST) {
            DrawnHost host = new DrawnHost(first);
            DrawnHost captured = other == 0 ? host : new DrawnHost(first + other);
            try (Capture capture = captured.capture();
                    Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9))) {
                for (int log = first; log < Math.min(count, first + LOGS_OF_ONE_HOST); log++) {
                    DrawnLog drawn = from.make(host, new Random(log));
                    List<LogFile> files = new ArrayList<>(List.of(drawn.file));
                    files.addAll(others.make(captured, host, new Random(log)));
                    try (Companions companions = Companions.of(files)) {
                        companions.place(capture, analysis, 1);
                        check.accept(companions.all().get(0), drawn.truth);
                    }
                }
            }
        }
    }

    static LogFile file(LogKind kind, int domain, LogClock clock, List<String> lines) {
        return file(kind, domain, clock, null, lines);
    }

    /** {@code zone}: the hint, in ns east of UTC. */
    static LogFile file(LogKind kind, int domain, LogClock clock, Long zone, List<String> lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        return LogFile.read(new Hints("drawn", kind, domain, clock, zone, 0, null), new ArraySource("drawn", bytes));
    }

    /** Whether each item was when its bounds say. */
    static boolean holds(Companion companion, List<Long> truth) {
        if (truth.size() != companion.log().items().size()) {
            throw new AssertionError(
                    truth.size() + " lines, " + companion.log().items().size() + " items");
        }
        boolean holds = true;
        for (int item = 0; item < truth.size(); item++) {
            OffsetInterval bounds = companion.times().bounds(item);
            holds &= bounds.lo() - 1 <= truth.get(item) && truth.get(item) <= bounds.hi() + 1;
        }
        return holds;
    }
}
