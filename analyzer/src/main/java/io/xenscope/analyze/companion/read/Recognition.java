package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.format.ArraySource;
import io.xenscope.format.ByteSource;
import io.xenscope.format.fault.CaptureException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Recognises the kind of a log by its first lines: the reader that takes most of them. */
final class Recognition {
    private static final int BYTES = 64 << 10;
    private static final int LINES = 200;
    private static final int BINARY_BYTES = 4 << 10;
    private static final int NEAREST = 3;

    /** How much a reader made of the first lines. */
    record Score(LogKind kind, int items, int taken, int lines) {
        boolean isEnough() {
            return items >= 2 && 2 * taken >= lines;
        }
    }

    private Recognition() {}

    /**
     * The kind of a log.
     *
     * @throws CaptureException where it is binary, or no reader takes enough lines
     */
    public static LogKind of(ByteSource source) {
        byte[] first = new byte[(int) Math.min(BYTES, source.size())];
        source.copy(0, first, first.length);
        refuseBinary(source.name(), first);
        List<Score> scores = new ArrayList<>();
        for (LogKind kind : LogKind.values()) {
            scores.add(score(kind, first));
        }
        Score best = null;
        for (Score score : scores) {
            best = score.isEnough() && (best == null || score.taken > best.taken) ? score : best;
        }
        if (best == null) {
            throw unknown(source.name(), scores);
        }
        return best.kind;
    }

    private static Score score(LogKind kind, byte[] first) {
        int items = 0;
        int taken = 0;
        int count = 0;
        try (LogItems log = new LogItems()) {
            LogReader reader = kind.reader(log, Hints.of(""));
            LogLines lines = new LogLines(new ArraySource("", first));
            while (count < LINES && lines.next()) {
                if (!lines.line().isBlank()) {
                    LogReader.Taken line = reader.take(lines.line());
                    items += line == LogReader.Taken.ITEM ? 1 : 0;
                    taken += line == LogReader.Taken.UNKNOWN ? 0 : 1;
                    count++;
                }
            }
        }
        return new Score(kind, items, taken, count);
    }

    private static void refuseBinary(String name, byte[] first) {
        for (int i = 0; i < Math.min(BINARY_BYTES, first.length); i++) {
            if (first[i] == 0) {
                String advice = "trace-cmd report FILE or perf script -i FILE prints it as text";
                throw new CaptureException(name, i, "binary", "a log in text", advice, null);
            }
        }
    }

    private static CaptureException unknown(String name, List<Score> scores) {
        List<Score> nearest = new ArrayList<>(scores);
        nearest.sort(Comparator.comparingInt((Score score) -> -score.taken));
        StringBuilder expected = new StringBuilder();
        for (Score score : nearest.subList(0, Math.min(NEAREST, nearest.size()))) {
            expected.append(expected.length() == 0 ? "" : ", or ")
                    .append(score.kind.key())
                    .append(" ('")
                    .append(score.kind.example())
                    .append("')");
        }
        return new CaptureException(
                name, -1, "no log that is known", expected.toString(), "or say the kind: --with KIND:FILE", null);
    }
}
