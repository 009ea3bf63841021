package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;

/**
 * The access log of oxenstored, a file or from syslog.
 *
 * <pre>
 * [YYYYMMDDTHH:MM:SS.mmmZ]  CON[.TID]    OP        DATA
 * SYSLOG PREFIX CON[.TID]    OP        DATA
 * </pre>
 *
 * <p>A line is written when its request was carried out. An item's value is its transaction, 0 for none; its name the operation; its
 * thread the connection: {@code D5}, {@code A7}, {@code r(2):A7} at the replay of a transaction.
 */
final class OxenstoredReader implements LogReader {
    /** Longer names first: some begin like others. */
    private static final String[] OPS = {
        "is introduced",
        "reset watches",
        "w notfired",
        "directory",
        "getdomain",
        "introduce",
        "settarget",
        "coalesce",
        "getperms",
        "setperms",
        "conflict",
        "endconn",
        "invalid",
        "newconn",
        "release",
        "t start",
        "unwatch",
        "w event",
        "commit",
        "resume",
        "t end",
        "debug",
        "error",
        "mkdir",
        "watch",
        "write",
        "read",
        "rm"
    };

    private static final long MILLISECOND = 1_000_000L;
    private static final int STAMP_END = 23;

    private final LogItems log;
    private long year = 1970;

    OxenstoredReader(LogItems log) {
        this.log = log;
        log.clock(LogClock.UTC, MILLISECOND);
    }

    @Override
    public Taken take(Line line) {
        Taken taken = line.isBlank() ? Taken.NOISE : line.at(0) == '[' ? ofFile(line) : ofSyslog(line);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    private Taken ofFile(Line line) {
        long day = Dates.compactDay(line, 1);
        long seconds = Dates.timeOfDay(line, 10);
        long millis = line.digits(19, 22);
        boolean isStamp = line.at(9) == 'T' && line.at(18) == '.' && line.at(22) == 'Z' && line.at(STAMP_END) == ']';
        if (!isStamp || day < 0 || seconds < 0 || millis < 0) {
            return Taken.UNKNOWN;
        }
        long stamp = (day * Dates.DAY + seconds) * 1_000_000_000L + millis * MILLISECOND;
        return operation(line, line.skipBlanks(STAMP_END + 1), stamp);
    }

    /** {@code Jan  5 10:00:00 host oxenstored[1]: CON OP DATA}: seconds of local time without a year. */
    private Taken ofSyslog(Line line) {
        int month = Dates.month(line, 0);
        int dayAt = line.skipBlanks(3);
        int dayEnd = line.skipDigits(dayAt);
        int time = line.skipBlanks(dayEnd);
        long seconds = Dates.timeOfDay(line, time);
        int colon = line.find(": ", time + 8);
        if (month < 0 || seconds < 0 || colon < 0) {
            return Taken.UNKNOWN;
        }
        long day = Dates.days(year, month, line.digits(dayAt, dayEnd));
        log.clock(LogClock.LOCAL, 1_000_000_000L);
        return day < 0
                ? Taken.UNKNOWN
                : operation(line, line.skipBlanks(colon + 2), (day * Dates.DAY + seconds) * 1_000_000_000L);
    }

    private Taken operation(Line line, int at, long stamp) {
        int end = line.wordEnd(at);
        if (line.has(at, "=======>")) {
            return Taken.NOISE;
        }
        int dot = end;
        while (dot > at && line.isDigit(dot - 1)) {
            dot--;
        }
        boolean hasTransaction = dot < end && line.at(dot - 1) == '.';
        int connectionEnd = hasTransaction ? dot - 1 : end;
        int op = line.skipBlanks(end);
        String name = op(line, op);
        if (name == null || !isConnection(line, at, connectionEnd)) {
            return Taken.UNKNOWN;
        }
        ItemKind kind = switch (name) {
            case "newconn" -> ItemKind.CONNECT;
            case "endconn" -> ItemKind.DISCONNECT;
            case "w event" -> ItemKind.WATCH_EVENT;
            default -> ItemKind.REQUEST_ANSWERED;
        };
        int begin = line.begin();
        int thread = log.threads().number(line.bytes(), begin + at, begin + connectionEnd);
        long transaction = hasTransaction ? line.digits(dot, end) : 0;
        long offset = line.offset();
        log.items()
                .add(
                        stamp,
                        transaction,
                        offset,
                        kind,
                        op,
                        line.number(),
                        log.names().number(name),
                        thread);
        return Taken.ITEM;
    }

    private static boolean isConnection(Line line, int at, int end) {
        int name = line.has(at, "r(") ? line.find(':', at) + 1 : at;
        boolean isKind = line.at(name) == 'D' || line.at(name) == 'A';
        return isKind && name > at - 1 && end > name + 1 && line.skipDigits(name + 1) == end;
    }

    private static String op(Line line, int at) {
        for (String op : OPS) {
            if (line.has(at, op)) {
                int end = at + op.length();
                if (end == line.length() || line.at(end) == ' ') {
                    return op;
                }
            }
        }
        return null;
    }
}
