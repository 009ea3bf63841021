package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;

/**
 * The trace of C xenstored.
 *
 * <pre>
 * [io: ]IN CONN[ (dDOM)] [YYYYMMDD ]HH:MM:SS OP (PAYLOAD)
 * [io: ]OUT[(START)|(END)|(ERR)] CONN[ (dDOM)] [YYYYMMDD ]HH:MM:SS OP (PAYLOAD)
 * [obj: ]CREATE|DESTROY connection|transaction|watch PTR
 * wrl: dom N M msec ...
 * </pre>
 *
 * <p>A payload may hold newlines: of the lines up to the next that the reader knows, the last one that ends with {@code )} ends
 * the item. An item's value is the length of its text, its thread the pointer of its connection, its mark the domain plus 1 where the
 * line says one. Stamps are local time, in whole seconds.
 */
final class XenstoredReader implements LogReader {
    private static final String[] NOISE = {
        "acc: ",
        "Checking store",
        "CONN ",
        "Delaying transaction start",
        "Stalling connection",
        "watch event path ",
        "dropping duplicate watch ",
        "orphaned node ",
        "moving orphaned node "
    };
    private static final long SECOND = 1_000_000_000L;
    private static final int STAMP_LENGTH = 17;

    private final LogItems log;
    private final byte[] lastStamp = new byte[STAMP_LENGTH];
    private long lastSeconds = -1;
    private long lastDay = -1;
    /** Whether the last item may go on in lines that follow, and those that may belong to it. */
    private boolean isOpen;

    private int pendingLines;
    private final java.util.ArrayList<BadLine> pending = new java.util.ArrayList<>();

    private record BadLine(long number, int length, String text) {}

    XenstoredReader(LogItems log) {
        this.log = log;
        log.clock(LogClock.LOCAL, SECOND);
    }

    @Override
    public Taken take(Line line) {
        Taken taken = begin(line);
        if (taken == Taken.UNKNOWN) {
            return continued(line);
        }
        dropPending();
        if (taken == Taken.NOISE) {
            isOpen = false;
            log.countNoise(1);
        }
        return taken;
    }

    private Taken begin(Line line) {
        int first = line.at(0);
        if (first == 'w' && line.startsWith("wrl: ")) {
            return credit(line);
        }
        int at = first == 'i' && line.startsWith("io: ") ? 4 : 0;
        if (line.at(at) == 'I' && line.has(at, "IN ")) {
            return traffic(line, ItemKind.REQUEST, line.skipBlanks(at + 3));
        }
        if (line.at(at) == 'O' && line.has(at, "OUT")) {
            return answer(line, at + 3);
        }
        return object(line);
    }

    private Taken answer(Line line, int at) {
        if (line.at(at) == ' ') {
            return traffic(line, ItemKind.ANSWER, line.skipBlanks(at));
        }
        if (line.has(at, "(START) ")) {
            return traffic(line, ItemKind.ANSWER_BEGIN, line.skipBlanks(at + 8));
        }
        if (line.has(at, "(END) ")) {
            return traffic(line, ItemKind.ANSWER_END, line.skipBlanks(at + 6));
        }
        return line.has(at, "(ERR) ") ? traffic(line, ItemKind.ANSWER_FAILED, line.skipBlanks(at + 6)) : Taken.UNKNOWN;
    }

    private Taken traffic(Line line, ItemKind kind, int at) {
        int connectionEnd = line.wordEnd(at);
        if (!isPointer(line, at, connectionEnd)) {
            return Taken.UNKNOWN;
        }
        int next = line.skipBlanks(connectionEnd);
        int domain = -1;
        if (line.has(next, "(d")) {
            int end = line.skipDigits(next + 2);
            domain = (int) line.digits(next + 2, end);
            if (domain < 0 || domain > 0x7FFF || line.at(end) != ')') {
                return Taken.UNKNOWN;
            }
            next = line.skipBlanks(end + 1);
        }
        int stampEnd = stampEnd(line, next);
        if (stampEnd < 0 || line.at(stampEnd) != ' ') {
            return Taken.UNKNOWN;
        }
        int op = stampEnd + 1;
        int opEnd = line.wordEnd(op);
        if (opEnd == op || line.at(opEnd) != ' ' || line.at(opEnd + 1) != '(') {
            return Taken.UNKNOWN;
        }
        int begin = line.begin();
        int name = log.names().number(line.bytes(), begin + op, begin + opEnd);
        int thread = log.threads().number(line.bytes(), begin + at, begin + connectionEnd);
        long stamp = lastSeconds * SECOND;
        log.items().add(stamp, line.length(), line.offset(), kind, domain + 1, line.number(), name, thread);
        isOpen = true;
        return Taken.ITEM;
    }

    private static boolean isPointer(Line line, int at, int end) {
        return line.has(at, "0x") ? end > at + 2 : line.has(at, "(nil)") && end == at + 5;
    }

    /** The end of the stamp at a position, whose seconds are then known; -1 where there is none. */
    private int stampEnd(Line line, int at) {
        if (line.length() >= at + STAMP_LENGTH && isLastStamp(line, at)) {
            return at + STAMP_LENGTH;
        }
        boolean hasDay = line.at(at + 2) != ':' && line.at(at + 8) == ' ';
        int time = hasDay ? at + 9 : at;
        long day = hasDay ? Dates.compactDay(line, at) : dayOfTime(line, at);
        long seconds = Dates.timeOfDay(line, time);
        if (day < 0 || seconds < 0) {
            return -1;
        }
        lastDay = day;
        lastSeconds = day * Dates.DAY + seconds;
        if (hasDay) {
            System.arraycopy(line.bytes(), line.begin() + at, lastStamp, 0, STAMP_LENGTH);
        }
        return time + 8;
    }

    private boolean isLastStamp(Line line, int at) {
        int from = line.begin() + at;
        return lastSeconds >= 0
                && java.util.Arrays.equals(line.bytes(), from, from + STAMP_LENGTH, lastStamp, 0, STAMP_LENGTH);
    }

    /** Old logs have no date: days are counted from the first line on. */
    private long dayOfTime(Line line, int at) {
        long seconds = Dates.timeOfDay(line, at);
        if (lastDay < 0) {
            return seconds < 0 ? -1 : 0;
        }
        boolean isNext = seconds >= 0 && lastDay * Dates.DAY + seconds < lastSeconds - Dates.DAY / 2;
        return isNext ? lastDay + 1 : lastDay;
    }

    private Taken object(Line line) {
        int at = line.startsWith("obj: ") ? 5 : 0;
        boolean created = line.has(at, "CREATE ");
        if (!created && !line.has(at, "DESTROY ")) {
            return isNoise(line) ? Taken.NOISE : Taken.UNKNOWN;
        }
        int what = at + (created ? 7 : 8);
        int pointer = line.wordEnd(what) + 1;
        if (!isPointer(line, pointer, line.wordEnd(pointer))) {
            return Taken.UNKNOWN;
        }
        if (line.has(what, "watch ")) {
            return Taken.NOISE;
        }
        boolean isConnection = line.has(what, "connection ");
        if (!isConnection && !line.has(what, "transaction ")) {
            return Taken.UNKNOWN;
        }
        ItemKind kind = isConnection
                ? created ? ItemKind.CONNECT : ItemKind.DISCONNECT
                : created ? ItemKind.TRANSACTION_BEGIN : ItemKind.TRANSACTION_END;
        int begin = line.begin();
        int thread = log.threads().number(line.bytes(), begin + pointer, begin + line.wordEnd(pointer));
        log.items().add(ItemLog.NONE, line.length(), line.offset(), kind, 0, line.number(), 0, thread);
        isOpen = false;
        return Taken.ITEM;
    }

    private boolean isNoise(Line line) {
        if (line.length() == 0 || line.startsWith("***")) {
            return true;
        }
        for (String noise : NOISE) {
            if (line.startsWith(noise)) {
                if (line.startsWith("Checking store ...")) {
                    log.hidden().restart(log.items().size());
                }
                return true;
            }
        }
        return false;
    }

    private Taken credit(Line line) {
        int at = line.skipBlanks(4);
        if (!line.has(at, "dom")) {
            return Taken.UNKNOWN;
        }
        int number = line.skipBlanks(line.wordEnd(at));
        int end = line.skipDigits(number);
        int domain = (int) line.digits(number, end);
        int msec = line.skipBlanks(end);
        boolean isBack = line.at(msec) == '-';
        int msecEnd = line.skipDigits(isBack ? msec + 1 : msec);
        long passed = line.digits(isBack ? msec + 1 : msec, msecEnd);
        if (domain >= 0 && passed >= 0 && line.has(line.skipBlanks(msecEnd), "msec")) {
            log.hidden().add(domain, isBack ? -passed : passed, log.items().size());
        }
        return domain < 0 ? Taken.UNKNOWN : Taken.NOISE;
    }

    /** A line that begins nothing: more of the payload of the last item, or nothing that is known. */
    private Taken continued(Line line) {
        pendingLines++;
        pending.add(new BadLine(line.number(), line.length(), line.text(0, 200)));
        if (!isOpen || pendingLines > 10_000) {
            dropPending();
            return Taken.UNKNOWN;
        }
        if (line.at(line.length() - 1) == ')') {
            ItemLog items = log.items();
            long last = items.size() - 1;
            items.setValue(last, line.offset() + line.length() - items.offset(last));
            log.countNoise(pendingLines);
            pending.clear();
            pendingLines = 0;
            return Taken.NOISE;
        }
        return Taken.UNKNOWN;
    }

    private void dropPending() {
        if (pendingLines > 0) {
            pending.forEach(bad -> log.bad().add(bad.number, bad.length, bad.text));
            pending.clear();
            pendingLines = 0;
        }
    }

    @Override
    public void finish() {
        dropPending();
    }
}
