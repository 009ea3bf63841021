package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.read.Hints;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.format.ArraySource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The trace of a C xenstored drawn by chance. Its loop goes round after milliseconds, or after seconds without anything to do; each
 * round it tells the whole milliseconds that passed. Requests are stamped with whole seconds of a wall clock that is never early, and
 * late by up to a tick. In the middle the file is opened anew, or the daemon is started again.
 */
final class DrawnStoreTrace {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Random random;
    private final long lag;
    private final long wall;
    private long time;
    private long lastRound;
    private final List<String> lines = new ArrayList<>(List.of("", "***", "CREATE connection 0x10"));
    /** When each request and each answer was written, by the wall clock, in the order of the log. */
    final List<Long> truth = new ArrayList<>();

    /** {@code lag}: by how much stamps are late at most. */
    DrawnStoreTrace(long seed, long lag) {
        this.random = new Random(seed);
        this.lag = lag;
        this.wall = 1_767_607_200L * SECOND + random.nextLong(86_400 * SECOND);
        this.time = random.nextLong(1000 * SECOND);
        boolean startsAgain = random.nextBoolean();
        rounds(300);
        lines.addAll(
                startsAgain ? List.of("***", "Checking store ...", "Checking store complete.") : List.of("", "***"));
        time += startsAgain ? random.nextLong(5 * SECOND) : 0;
        rounds(300);
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            boolean isIdle = random.nextInt(20) == 0;
            time += isIdle ? random.nextLong(3 * SECOND) : random.nextLong(10 * MILLISECOND);
            write("IN 0x10 ", "READ (/local/domain/0/name )");
            time += random.nextLong(MILLISECOND);
            if (random.nextInt(3) == 0) {
                round();
                time += random.nextLong(3 * MILLISECOND);
            }
            write("OUT 0x10 ", "READ (Domain-0 )");
            time += random.nextLong(MILLISECOND);
            round();
        }
    }

    private void round() {
        long passed = time / MILLISECOND - lastRound / MILLISECOND;
        lines.add(String.format("wrl: dom %4d %6d  msec %9d credit %9d reserve %9d discard", 0, passed, 10_000, 0, 0));
        lastRound = time;
    }

    private void write(String begin, String end) {
        long stamp = wall + time - (lag == 0 ? 0 : random.nextLong(lag));
        lines.add(begin + STAMP.format(Instant.ofEpochSecond(Math.floorDiv(stamp, SECOND))) + " " + end);
        truth.add(wall + time);
    }

    LogFile file() {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        return LogFile.read(
                new Hints("drawn", LogKind.XENSTORED, 0, null, null, 0, null), new ArraySource("drawn", bytes));
    }
}
