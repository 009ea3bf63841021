package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.read.LogKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What xenstored writes down while a {@link DrawnHost} runs, in the forms of its daemons and of a tool. */
final class DrawnStoreLogs {
    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final DrawnHost host;
    private final DrawnClock clock;
    private final long zone;
    private final List<String> lines = new ArrayList<>();
    private final List<Long> truth = new ArrayList<>();
    private long lastRound;

    private DrawnStoreLogs(DrawnHost host, DrawnClock clock, long zone) {
        this.host = host;
        this.clock = clock;
        this.zone = zone;
    }

    /** oxenstored's log of the domain's life, in ms. */
    static DrawnLog oxenstored(DrawnHost host, Random random) {
        DrawnStoreLogs log = new DrawnStoreLogs(host, new DrawnClock(random), 0);
        long firstRun = host.runs.get(0)[0] + 1000;
        long lastRun = host.runs.get(host.runs.size() - 1)[1];
        long mkdir = host.created + 1 + random.nextLong(100_000);
        long name = mkdir + 10_000 + random.nextLong(50_000);
        long connects = name + random.nextLong(host.mapped - name);
        long asks = firstRun + 10_000 + random.nextLong(20_000_000);
        long ends = lastRun + random.nextLong(host.removed - lastRun);
        log.access(mkdir, "A4.1         mkdir     /local/domain/1");
        log.access(name, "A4.1         write     /local/domain/1/name g1");
        log.access(connects, "D1           newconn   ");
        log.access(asks, "D1           write     /local/domain/1/data x");
        log.access(ends, "D1           endconn   ");
        return log.of(LogKind.OXENSTORED, null);
    }

    /** A life whose begin was not logged, with a request for each signal, which the daemon writes down within a millisecond. */
    static DrawnLog requests(DrawnHost host, Random random) {
        DrawnStoreLogs log = new DrawnStoreLogs(host, new DrawnClock(random), 0);
        for (long signal : host.signals) {
            long written = signal + 50_000 + random.nextLong(300_000);
            log.access(written, "D1           write     /local/domain/1/data x");
        }
        long lastRun = host.runs.get(host.runs.size() - 1)[1];
        long ends = lastRun + random.nextLong(host.removed - lastRun);
        log.access(ends, "D1           endconn   ");
        return log.of(LogKind.OXENSTORED, null);
    }

    private void access(long time, String text) {
        Instant at = Instant.ofEpochMilli(clock.at(time) / 1_000_000);
        String stamp = at.toString().replace("-", "").replaceAll("(T\\d\\d:\\d\\d:\\d\\d)Z", "$1.000Z");
        lines.add("[" + stamp + "]  " + text);
        truth.add(time);
    }

    /** C xenstored's trace of the same, in whole seconds, with its hidden clock. */
    static DrawnLog xenstored(DrawnHost host, Random random) {
        return xenstored(host, random, new DrawnClock(random), 0, null);
    }

    static DrawnLog xenstored(DrawnHost host, Random random, DrawnClock clock, long zone, Long hint) {
        DrawnStoreLogs log = new DrawnStoreLogs(host, clock, zone);
        long before = host.created - 1_000_000;
        log.lastRound = before;
        log.object(before, "CREATE connection 0x10");
        log.object(before, "CREATE connection 0x20");
        log.asked(host.created + 10_000 + random.nextLong(80_000), "0x20", "MKDIR (/local/domain/1 )", 10_000);
        long introduces = host.mapped - 10_000 - random.nextLong(150_000);
        log.traffic(introduces, "IN 0x20", "INTRODUCE (1 2515457 1 )");
        log.object(introduces + 5_000, "CREATE connection 0x30");
        log.traffic(host.mapped + 10_000 + random.nextLong(100_000), "OUT 0x20", "INTRODUCE (OK )");
        for (long signal : host.signals) {
            long written = signal + 50_000 + random.nextLong(300_000);
            log.asked(written, "0x30", "READ (data )", 50_000 + random.nextLong(50_000));
        }
        long lastRun = host.runs.get(host.runs.size() - 1)[1];
        long ends = lastRun + 1_500_000 + random.nextLong(host.removed - lastRun - 1_500_000);
        log.round(ends);
        log.object(ends, "DESTROY connection 0x30");
        log.round(ends + 100_000);
        return log.of(LogKind.XENSTORED, hint);
    }

    private void asked(long time, String connection, String text, long took) {
        traffic(time, "IN " + connection, text);
        traffic(time + took, "OUT " + connection, text.substring(0, text.indexOf(' ')) + " (OK )");
    }

    private void object(long time, String text) {
        lines.add(text);
        truth.add(time);
    }

    private void traffic(long time, String begin, String text) {
        long seconds = Math.floorDiv(clock.at(time) + zone, SECOND);
        round(time);
        lines.add(begin + " " + COMPACT.format(Instant.ofEpochSecond(seconds)) + " " + text);
        truth.add(time);
    }

    /** The daemon's loop goes round. */
    private void round(long time) {
        long passed = clock.at(time) / 1_000_000 - clock.at(lastRound) / 1_000_000;
        lines.add(String.format("wrl: dom %4d %6d  msec %9d credit %9d reserve %9d discard", 0, passed, 10_000, 0, 0));
        lastRound = time;
    }

    /** What DTrace sees of the same; {@code isStamped}: with a column of ns. */
    static DrawnLog snoop(DrawnHost host, Random random, boolean isStamped) {
        DrawnStoreLogs log = new DrawnStoreLogs(host, new DrawnClock(random), 0);
        log.lines.add("DOM  PID      TX     OP");
        log.snooped(
                isStamped,
                host.created + 10_000 + random.nextLong(80_000),
                "0    231",
                "XS_MKDIR: /local/domain/1 -> OK");
        log.snooped(isStamped, host.mapped + 10_000, "0    231", "XS_INTRODUCE: 1 2515457 1 -> OK");
        for (long signal : host.signals) {
            log.snooped(isStamped, signal + 50_000 + random.nextLong(300_000), "1    0", "XS_READ: data -> x");
        }
        return log.of(LogKind.SNOOP, null);
    }

    private void snooped(boolean isStamped, long time, String who, String text) {
        lines.add((isStamped ? clock.at(time) + " " : "") + who + "      0      " + text);
        truth.add(time);
    }

    private DrawnLog of(LogKind kind, Long hint) {
        return new DrawnLog(DrawnLog.file(kind, 0, null, hint, lines), truth);
    }
}
